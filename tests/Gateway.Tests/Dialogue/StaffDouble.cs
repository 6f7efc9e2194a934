using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Stands for the core's binding of staff: one code that works once.</summary>
internal sealed class StaffDouble : IStaffBindingBackend
{
    public const string Code = "341503205-K7QM2XPA";

    public List<(string RequestId, string Code, string OpenId)> Asked { get; } = [];

    public bool IsAway { get; set; }

    public Task<BackendAnswer<string>> BindAsync(string requestId, string code, string openId, CancellationToken cancellationToken)
    {
        Asked.Add((requestId, code, openId));
        return Task.FromResult(IsAway ? new BackendAnswer<string>(null, "store-unavailable")
            : code == Code && Asked.Count(asked => asked.Code == Code) == 1 ? new BackendAnswer<string>("张三")
            : new BackendAnswer<string>(null, "binding-code-invalid"));
    }
}
