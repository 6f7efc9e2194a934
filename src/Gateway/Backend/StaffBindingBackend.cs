using Grpc.Core;
using PublicReport.Protos.Access.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Binds the WeChat of somebody of staff, by the code the console gave.</summary>
internal interface IStaffBindingBackend
{
    /// <returns>The person's name.</returns>
    Task<BackendAnswer<string>> BindAsync(string requestId, string code, string openId, CancellationToken cancellationToken);
}

internal sealed class StaffBindingBackend(Access.AccessClient access, GatewaySettings settings) : IStaffBindingBackend
{
    public Task<BackendAnswer<string>> BindAsync(string requestId, string code, string openId, CancellationToken cancellationToken) =>
        GrpcReportingBackend.CallAsync(async () =>
        {
            var answer = await access.BindWeChatAsync(
                new() { RequestId = requestId, Code = code, Address = openId },
                new Metadata { { "x-service-key", settings.ServiceKey } },
                cancellationToken: cancellationToken);
            return answer.DisplayName;
        });
}
