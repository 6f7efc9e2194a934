namespace PublicReport.ReportingCore.Domain;

/// <summary>Source of unguessable ids, so that tests can fix them.</summary>
public interface IIdSource
{
    /// <summary>Random bytes from a cryptographic source.</summary>
    byte[] Bytes(int count);
}
