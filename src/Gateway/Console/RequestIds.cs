using System.Security.Cryptography;
using System.Text.Json;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console;

/// <summary>
/// Request ids of one form. While the outcome of a try is unknown, the same content gets the same id, so that pressing again does nothing twice; other
/// content gets another id and is never answered with what came of the first. A known outcome ends that: the same content is then a new wish.
/// </summary>
internal sealed class RequestIds
{
    private string nonce = NewNonce();

    /// <param name="content">Everything the request says except its id and the versions it was made on, which move by themselves.</param>
    public string Of(params IEnumerable<object?> content) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content.Prepend(nonce))))[..48];

    public ActCommand For(ActCommand act) => act with { RequestId = Of(act with { RequestId = "", ExpectedVersion = 0 }) };

    /// <param name="errorCode">Of the answer; empty when it was done.</param>
    public void Heard(string errorCode)
    {
        // "unexpected" is a fault of the core or of the way to it: nobody knows what had happened before it.
        if (errorCode is not ("store-unavailable" or "unexpected"))
        {
            nonce = NewNonce();
        }
    }

    private static string NewNonce() => Guid.NewGuid().ToString("N");
}
