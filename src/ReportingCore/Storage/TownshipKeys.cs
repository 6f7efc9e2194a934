using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// Every key shape of the core. All keys of a township carry its area code as hash tag, so its writes are one MULTI/EXEC in one slot.
/// <code>
/// {341503205}:head                string  "version:chain hash:sequence", compared and raised by every commit
/// {341503205}:audit:N             string  event N of the append-only log (sealed body, chained)
/// {341503205}:request:HASH        string  first answer to a request id, sealed under a key derived from that id; 7 days
/// {341503205}:report:ID           string  sealed report
/// {341503205}:hazard:ID           string  hazard: routing facts in clear, everything else sealed
/// {341503205}:receipt:HASH        string  sealed report id behind a receipt
/// {341503205}:evidence:ID         string  sealed description of one piece of evidence
/// {341503205}:identity:ID         string  identity sealed to the vault
/// {341503205}:opening:ID          string  sealed request to open an identity, and its decision
/// {341503205}:openings            zset    opening ids by the version of their last change
/// {341503205}:account:HASH        string  sealed staff account
/// {341503205}:accounts            zset    hashes of all accounts
/// {341503205}:link:HASH           string  account behind a one-time link; 7 days
/// {341503205}:binding:HASH        string  account behind a code that binds a WeChat; 10 minutes
/// {341503205}:tries:HASH          string  tries to sign in since the last success; 1 hour
/// {341503205}:outbox:CHANNEL      zset    delivery ids by due time (Unix milliseconds); channel is wechat or staff
/// {341503205}:given-up            zset    deliveries to staff no longer tried, by time (Unix milliseconds); the newest 100
/// {341503205}:delivery:ID         string  sealed delivery
/// {341503205}:lease:ID            string  which sender has the delivery; one minute
/// {341503205}:band:HASH           zset    hazard ids that share a dedup band, by township version
/// {341503205}:dedup:ID            string  sealed texts and pins of a hazard's reports, to compare later ones with; 400 days
/// {341503205}:places              string  sealed changes to the places of the jurisdiction's file
/// {341503205}:key-check           string  keyed hash of the area code: tells whether the key file fits
/// {341503205}:templates:CODE      string  sealed response templates of a department
/// {341503205}:correction:N        string  sealed routing correction made by event N
/// {341503205}:corrections         zset    events that are routing corrections, by version
/// {341503205}:enterprise:ID       string  sealed enterprise of the ledger, with its self-checks
/// {341503205}:enterprises         zset    enterprise ids by the version of their last change
/// {341503205}:enterprise-name:HASH string  sealed id of the enterprise of that name
/// {341503205}:finding:HASH        string  sealed id of the hazard entered from that finding: the same is never entered twice
/// meta:store-id                   string  canary: the data folder's own id
/// </code>
/// </summary>
internal sealed class TownshipKeys(string area)
{
    public static RedisKey StoreId => "meta:store-id";

    public string Area { get; } = area;

    public RedisKey Head => Key("head");

    public RedisKey KeyCheck => Key("key-check");

    public RedisKey Places => Key("places");

    public RedisKey Accounts => Key("accounts");

    public RedisKey AuditEvent(long version) => Key($"audit:{version}");

    public RedisKey Request(string hash) => Key($"request:{hash}");

    public RedisKey Report(Domain.ReportId id) => Key($"report:{id}");

    public RedisKey Hazard(Domain.HazardId id) => Key($"hazard:{id}");

    public RedisKey Receipt(string hash) => Key($"receipt:{hash}");

    public RedisKey Evidence(Domain.EvidenceId id) => Key($"evidence:{id}");

    public RedisKey Identity(Domain.ReportId id) => Key($"identity:{id}");

    public RedisKey Openings => Key("openings");

    public RedisKey Opening(string id) => Key($"opening:{id}");

    public RedisKey Account(string hash) => Key($"account:{hash}");

    public RedisKey Link(string hash) => Key($"link:{hash}");

    public RedisKey Binding(string hash) => Key($"binding:{hash}");

    public RedisKey SignInTries(string hash) => Key($"tries:{hash}");

    public RedisKey Outbox(string channel) => Key($"outbox:{channel}");

    public RedisKey GivenUp => Key("given-up");

    public RedisKey Delivery(string id) => Key($"delivery:{id}");

    public RedisKey Lease(string id) => Key($"lease:{id}");

    public RedisKey Band(string hash) => Key($"band:{hash}");

    public RedisKey DedupProfile(Domain.HazardId id) => Key($"dedup:{id}");

    public RedisKey Correction(long version) => Key($"correction:{version}");

    public RedisKey Templates(string department) => Key($"templates:{department}");

    public RedisKey Corrections => Key("corrections");

    public RedisKey Enterprise(Domain.EnterpriseId id) => Key($"enterprise:{id}");

    public RedisKey Enterprises => Key("enterprises");

    public RedisKey EnterpriseName(string hash) => Key($"enterprise-name:{hash}");

    public RedisKey Finding(string hash) => Key($"finding:{hash}");

    private RedisKey Key(string rest) => $"{{{Area}}}:{rest}";
}
