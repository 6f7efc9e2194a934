namespace PublicReport.ReportingCore.Domain;

/// <summary>Source of unguessable ids, so that tests can fix them.</summary>
public interface IIdSource
{
    /// <summary>Random bytes from a cryptographic source.</summary>
    byte[] Bytes(int count);
}

public static class IdSourceExtensions
{
    /// <summary>For commits whose caller has no request id of its own: nothing to replay.</summary>
    public static string RequestId(this IIdSource ids) => CrockfordBase32.Encode(ids.Bytes(20));
}
