using PublicReport.ReportingCore.Features.Access;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Staff accounts, their one-time links and their tries to sign in.</summary>
internal static class AccountDocuments
{
    private const int MostAccounts = 5000;

    public static Task<StaffAccount?> FindAccountAsync(this TownshipTransaction transaction, string name) =>
        transaction.ReadDocumentAsync<StaffAccount>(AccountKey(transaction.Keys, transaction.Ring, name));

    public static async Task<IReadOnlyList<StaffAccount>> AccountsAsync(this TownshipTransaction transaction)
    {
        var accounts = new List<StaffAccount>();
        foreach (var entry in await transaction.ReadSortedSetAsync(transaction.Keys.Accounts, MostAccounts))
        {
            accounts.Add(await transaction.ReadDocumentAsync<StaffAccount>(transaction.Keys.Account(entry.Element!))
                ?? throw new InvalidDataException("an account of the index is missing"));
        }

        return accounts;
    }

    public static void Save(this TownshipTransaction transaction, StaffAccount account)
    {
        var hash = NameHash(transaction.Ring, account.Actor.Account);
        transaction.WriteDocument(transaction.Keys.Account(hash), account);
        transaction.Staged.SortedSetAdd(transaction.Keys.Accounts, hash, 0);
    }

    public static string HashOf(this TownshipTransaction transaction, LinkCode code) => transaction.Ring.Hash("link", code.Secret);

    public static async Task<string?> FindLinkAsync(this TownshipTransaction transaction, LinkCode code) =>
        (await transaction.ReadDocumentAsync<LinkEntry>(transaction.Keys.Link(transaction.HashOf(code))))?.Account;

    public static void Save(this TownshipTransaction transaction, LinkCode code, string account) =>
        transaction.WriteDocument(transaction.Keys.Link(transaction.HashOf(code)), new LinkEntry(account), expiry: LinkCode.Lifetime);

    public static Task<BindingEntry?> FindBindingAsync(this TownshipTransaction transaction, BindingCode code) =>
        transaction.ReadDocumentAsync<BindingEntry>(BindingKey(transaction, code));

    public static void Save(this TownshipTransaction transaction, BindingCode code, StaffAccount account) =>
        transaction.WriteDocument(BindingKey(transaction, code), new BindingEntry(account.Actor.Account, account.SessionsFrom), expiry: BindingCode.Lifetime);

    public static void Forget(this TownshipTransaction transaction, BindingCode code) => transaction.Delete(BindingKey(transaction, code));

    public static void ForgetLinks(this TownshipTransaction transaction, StaffAccount account)
    {
        foreach (var link in account.Links)
        {
            transaction.Delete(transaction.Keys.Link(link.Hash));
        }
    }

    public static Task<SignInTries?> FindTriesAsync(this TownshipTransaction transaction, string name) =>
        transaction.ReadDocumentAsync<SignInTries>(TriesKey(transaction, name));

    public static void Save(this TownshipTransaction transaction, string name, SignInTries tries) =>
        transaction.WriteDocument(TriesKey(transaction, name), tries, expiry: SignInTries.Remembered);

    public static void ForgetTries(this TownshipTransaction transaction, string name) => transaction.Delete(TriesKey(transaction, name));

    public static RedisKey AccountKey(TownshipKeys keys, KeyRing ring, string name) => keys.Account(NameHash(ring, name));

    private static RedisKey BindingKey(TownshipTransaction transaction, BindingCode code) =>
        transaction.Keys.Binding(transaction.Ring.Hash("binding", code.Secret));

    private static RedisKey TriesKey(TownshipTransaction transaction, string name) =>
        transaction.Keys.SignInTries(NameHash(transaction.Ring, name));

    private static string NameHash(KeyRing ring, string name) => ring.Hash("account", name);
}
