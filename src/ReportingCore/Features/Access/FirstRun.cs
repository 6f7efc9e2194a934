using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>A sign-in link to print at first run.</summary>
/// <param name="Area">Township.</param>
/// <param name="Account">What the person types to sign in later.</param>
/// <param name="DisplayName">Who it is for.</param>
/// <param name="Code">Redeemable once, until <paramref name="ExpiresAt"/>.</param>
/// <param name="ExpiresAt">Seven days from now.</param>
public sealed record FirstRunLink(string Area, string Account, string DisplayName, string Code, DateTimeOffset ExpiresAt);

/// <summary>
/// The first accounts of every township, made from its jurisdiction. Only hashes of codes are kept, so a restart cannot print an old code again: it
/// adds a fresh one for each account nobody has activated yet, and the last few printed stay good until one of them is used.
/// </summary>
public static class FirstRun
{
    private const int LinksKept = 5;

    /// <param name="core">Services of the core's host, which runs in this process.</param>
    /// <param name="villageCadres">Also one account for each village.</param>
    /// <returns>Links not yet redeemed; empty once everybody has signed in.</returns>
    /// <exception cref="InvalidOperationException">The store does not answer.</exception>
    public static async Task<IReadOnlyList<FirstRunLink>> RunAsync(IServiceProvider core, bool villageCadres = false)
    {
        var store = core.GetRequiredService<TownshipStore>();
        var ids = core.GetRequiredService<IIdSource>();
        var links = new List<FirstRunLink>();
        foreach (var jurisdiction in core.GetRequiredService<Townships>().All)
        {
            var people = FirstRunPeople.Of(jurisdiction, villageCadres).ToList();
            var issued = await store.CommitAsync(jurisdiction.Area, ids.RequestId(), transaction => IssueAsync(transaction, people, ids));
            links.AddRange(issued.Value);
        }

        return links;
    }

    private static async Task<Outcome<IReadOnlyList<FirstRunLink>>> IssueAsync(TownshipTransaction transaction, List<Actor> people, IIdSource ids)
    {
        var links = new List<FirstRunLink>();
        foreach (var person in people)
        {
            var account = await transaction.FindAccountAsync(person.Account) ?? new StaffAccount { Actor = person };
            if (!account.Activated)
            {
                links.Add(Issue(transaction, account, LinkCode.Create(transaction.Area, ids)));
            }
        }

        if (links.Count > 0)
        {
            transaction.Append(new(Actor.System(transaction.Area), "first-run-links-issued")
            {
                Details = new Dictionary<string, string> { ["accounts"] = string.Join(' ', links.Select(link => link.Account)) },
            });
        }

        return Outcome<IReadOnlyList<FirstRunLink>>.Ok(links);
    }

    private static FirstRunLink Issue(TownshipTransaction transaction, StaffAccount account, LinkCode code)
    {
        var expiresAt = transaction.Now + LinkCode.Lifetime;
        var earlier = account.Links.Where(link => link.ExpiresAt > transaction.Now).TakeLast(LinksKept - 1);
        transaction.Save(code, account.Actor.Account);
        transaction.Save(account with { Links = [.. earlier, new(transaction.HashOf(code), expiresAt)] });
        return new(transaction.Area, account.Actor.Account, account.Actor.DisplayName, code.ToString(), expiresAt);
    }
}

/// <summary>Who gets an account at first run; names are shown to people, hence Chinese.</summary>
internal static class FirstRunPeople
{
    public static IEnumerable<Actor> Of(Jurisdiction jurisdiction, bool villageCadres)
    {
        foreach (var (code, department) in jurisdiction.Departments)
        {
            string[] roles = code == jurisdiction.SafetyOffice ? [Role.SafetyOffice, Role.Handler] : [Role.Handler];
            yield return Person(jurisdiction, code, $"{department.Name}经办人", code, roles);
        }

        yield return Person(jurisdiction, "duty-officer", "值班员", jurisdiction.SafetyOffice, Role.DutyOfficer);
        yield return Person(jurisdiction, "leader", "分管领导", jurisdiction.SafetyOffice, Role.Leader);
        yield return Person(jurisdiction, "custodian-1", "保密员一", "", Role.Custodian);
        yield return Person(jurisdiction, "custodian-2", "保密员二", "", Role.Custodian);
        foreach (var village in villageCadres ? jurisdiction.Villages : [])
        {
            yield return Person(jurisdiction, $"village-{village.Code}", $"{village.Name}干部", "", Role.VillageCadre) with { VillageCode = village.Code };
        }
    }

    private static Actor Person(Jurisdiction jurisdiction, string account, string name, string department, params string[] roles) =>
        new() { Area = jurisdiction.Area, Account = account, DisplayName = name, Department = department, Roles = roles };
}
