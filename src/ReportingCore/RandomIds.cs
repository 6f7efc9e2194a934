using System.Security.Cryptography;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore;

internal sealed class RandomIds : IIdSource
{
    public byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);
}
