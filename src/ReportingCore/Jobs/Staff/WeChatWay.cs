using System.Security.Cryptography;
using System.Text;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>
/// WeChat of staff who bound it: one delivery a person into the outbox that the Gateway's sender empties. Its id follows from news and person,
/// so that a repeated try adds nothing.
/// </summary>
internal sealed class WeChatWay(TownshipStore store, TownshipReader reader, IIdSource ids) : IStaffWay
{
    private const int IdBytes = 10;

    public string Name => "wechat";

    public bool Serves(StaffTargets targets) => targets.Accounts.Count > 0;

    public async Task SendAsync(StaffTargets targets, Delivery delivery, Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        var number = delivery.Hazard is { } id ? (await reader.FindHazardAsync(jurisdiction.Area, id))?.Number ?? "" : "";
        var queued = await store.CommitAsync<Done>(jurisdiction.Area, ids.RequestId(), transaction =>
        {
            foreach (var account in targets.Accounts)
            {
                OutboxDocuments.Enqueue(transaction, For(account, delivery, number), transaction.Now);
            }

            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        if (!queued.IsOk)
        {
            throw new StaffWayException("wechat-not-queued");
        }
    }

    private static Delivery For(string account, Delivery delivery, string number) => delivery with
    {
        Id = CrockfordBase32.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{delivery.Id}|{account}")).AsSpan(0, IdBytes)),
        Channel = Delivery.WeChat,
        Account = account,
        ReceiptHint = number,
        Attempt = 0,
        SentBy = [],
        Problem = "",
    };
}
