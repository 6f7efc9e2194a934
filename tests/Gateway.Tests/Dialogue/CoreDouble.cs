using System.Security.Cryptography;
using PublicReport.Gateway.Backend;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Stands for the core where a scenario must choose what it answers; keeps what it was told. The whole way through the real core is in BotEndToEndTests.</summary>
internal sealed class CoreDouble : IReportingBackend
{
    public static readonly TownshipInfo Luoji = new(
        "341503205", "罗集乡", "0564-1234567", [new("341503205201", "松岗村"), new("341503205207", "罗集村")])
    { Places = [new("松岗村委会", 116.354, 31.880)] };

    public static readonly TownshipInfo Invented = new("990101001", "望云镇", "0990-7654321", [new("990101001301", "石桥村")]) { Places = [new("石桥村委会", 110.100, 30.200)] };

    public List<TownshipInfo> Towns { get; } = [Luoji];

    public bool IsAway { get; set; }

    /// <summary>What the core sees in a draft; by default a matter of safety at a place named before 的 or 门口.</summary>
    public Func<string, AssessmentInfo> Judge { get; set; } = text => new(
        false, false, "", text.Contains("小学门口", StringComparison.Ordinal) ? "小学门口" : "", "", []);

    public List<(string Text, PinInfo? Pin, bool Confided)> Assessed { get; } = [];

    public List<ReportToSubmit> Submitted { get; } = [];

    /// <summary>Also those that were refused.</summary>
    public List<string> AttemptedIds { get; } = [];

    public List<(string Receipt, string Text, IReadOnlyList<string> Evidence)> Supplements { get; } = [];

    public List<string> Withdrawn { get; } = [];

    public List<string> Insisted { get; } = [];

    public List<(string Receipt, bool Satisfied)> Rated { get; } = [];

    public List<(string Receipt, string Address)> Subscribed { get; } = [];

    public List<string> Unsubscribed { get; } = [];

    public List<byte[]> Uploads { get; } = [];

    /// <summary>Township of each upload: the core knows it there only.</summary>
    private readonly Dictionary<string, string> evidenceAreas = [];

    public string RefuseSubmit { get; set; } = "";

    /// <summary>The next report is taken, and the answer to it does not arrive.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>Answers by request id: a repeat gets the first one, and nothing of it is read.</summary>
    private readonly Dictionary<string, SubmittedInfo> answered = [];

    public string RefuseUpload { get; set; } = "";

    public string RefuseRating { get; set; } = "";

    public SubmittedInfo? Answer { get; set; }

    public TrackedInfo Tracked { get; set; } = new("verifying", "供电所", false, [new(false, "供电所", "明天派人去看"), new(true, "", "好的")])
    {
        AcceptedAt = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
        Text = "小学门口电线杆歪了",
    };

    /// <summary>A receipt of the real shape.</summary>
    public static string NewReceipt(string area = "341503205") => Receipt.Create(area, new Ids()).ToString();

    /// <summary>What the question for the townships waits for.</summary>
    public Task Silence { get; set; } = Task.CompletedTask;

    public async Task<BackendAnswer<IReadOnlyList<TownshipInfo>>> TownshipsAsync(CancellationToken cancellationToken)
    {
        await Silence;
        return await Reply<IReadOnlyList<TownshipInfo>>(() => [.. Towns]);
    }

    public Task<BackendAnswer<AssessmentInfo>> AssessAsync(string areaCode, string text, PinInfo? pin, bool insider, CancellationToken cancellationToken) => Reply(() =>
    {
        Assessed.Add((text, pin, insider));
        var seen = Judge(text);
        return seen with { NearestPlace = pin is null ? "" : "松岗村委会，约120米", Similar = insider ? [] : seen.Similar };
    });

    public Task<BackendAnswer<string>> UploadAsync(string areaCode, string contentType, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        RefuseUpload.Length > 0 ? Task.FromResult(new BackendAnswer<string>(null, RefuseUpload)) : Reply(() =>
        {
            lock (Uploads)
            {
                Uploads.Add(bytes.ToArray());
                var id = $"evidence-{Uploads.Count}";
                evidenceAreas[id] = areaCode;
                return id;
            }
        });

    public Task<BackendAnswer<SubmittedInfo>> SubmitAsync(ReportToSubmit report, CancellationToken cancellationToken)
    {
        AttemptedIds.Add(report.RequestId);
        if (RefuseSubmit.Length > 0)
        {
            var code = RefuseSubmit;
            RefuseSubmit = "";
            return Task.FromResult(new BackendAnswer<SubmittedInfo>(null, code));
        }

        if (!IsAway && answered.TryGetValue(report.RequestId, out var first))
        {
            return Reply(() => first);
        }

        if (report.EvidenceIds.Any(id => evidenceAreas[id] != report.AreaCode))
        {
            return Task.FromResult(new BackendAnswer<SubmittedInfo>(null, "unknown-evidence"));
        }

        var answer = Reply(() =>
        {
            Submitted.Add(report);
            return answered[report.RequestId] = Answer ?? new(NewReceipt(report.AreaCode), "供电所", report.Urgent, 0, "");
        });
        var lost = LosesAnswer;
        LosesAnswer = false;
        return lost ? Task.FromResult(new BackendAnswer<SubmittedInfo>(null, BackendAnswer<SubmittedInfo>.Unavailable)) : answer;
    }

    public Task<BackendAnswer<TrackedInfo>> TrackAsync(string receipt, CancellationToken cancellationToken) => Reply(() => Tracked);

    public Task<BackendAnswer<BackendDone>> SupplementAsync(
        string requestId, string receipt, string text, IReadOnlyList<string> evidenceIds, CancellationToken cancellationToken) =>
        Do(() => Supplements.Add((receipt, text, evidenceIds)));

    public Task<BackendAnswer<BackendDone>> WithdrawAsync(string requestId, string receipt, CancellationToken cancellationToken) => Do(() => Withdrawn.Add(receipt));

    public Task<BackendAnswer<BackendDone>> InsistAsync(string requestId, string receipt, CancellationToken cancellationToken) => Do(() => Insisted.Add(receipt));

    public Task<BackendAnswer<BackendDone>> RateAsync(string requestId, string receipt, bool satisfied, CancellationToken cancellationToken) =>
        RefuseRating.Length > 0 ? Task.FromResult(new BackendAnswer<BackendDone>(null, RefuseRating)) : Do(() => Rated.Add((receipt, satisfied)));

    public Task<BackendAnswer<BackendDone>> SubscribeAsync(string requestId, string receipt, string openId, CancellationToken cancellationToken) =>
        Do(() => Subscribed.Add((receipt, openId)));

    public Task<BackendAnswer<BackendDone>> UnsubscribeAsync(string requestId, string receipt, CancellationToken cancellationToken) => Do(() => Unsubscribed.Add(receipt));

    private Task<BackendAnswer<BackendDone>> Do(Action act) => Reply(() =>
    {
        act();
        return BackendDone.Instance;
    });

    private Task<BackendAnswer<T>> Reply<T>(Func<T> answer)
        where T : class => Task.FromResult(IsAway ? new BackendAnswer<T>(null, BackendAnswer<T>.Unavailable) : new(answer()));

    private sealed class Ids : IIdSource
    {
        public byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);
    }
}
