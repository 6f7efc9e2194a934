using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Vault;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>
/// 删除姓名电话: whoever left them takes them back with the receipt (个人信息保护法 47). What is sealed in the vault is deleted with the commit that records it;
/// the report itself stays and is handled as before.
/// </summary>
public sealed record ForgetIdentity(string RequestId, string Receipt) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(ForgetIdentity);
}

internal sealed class ForgetIdentityValidator : AbstractValidator<ForgetIdentity>
{
    public ForgetIdentityValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class ForgetIdentityHandler(OwnReport own, IVault vault) : IRequestHandler<ForgetIdentity, Outcome<Done>>
{
    private static Refusal NothingKept { get; } = new(RefusalKind.NotAllowedNow, "no-identity");

    public Task<Outcome<Done>> Handle(ForgetIdentity request, CancellationToken cancellationToken) =>
        own.CommitAsync<Done>(request.Receipt, request.RequestId, "identity-deleted", (transaction, _, report) =>
        {
            if (!report.HasIdentity)
            {
                return NothingKept;
            }

            vault.Delete(transaction, report.Id);
            return (report with { IdentityDeleted = true }, Done.Instance);
        });
}
