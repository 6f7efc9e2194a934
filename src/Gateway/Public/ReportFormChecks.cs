using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PublicReport.Gateway.Public;

/// <summary>What is missing or wrong, by field, as sentences; and the request id of a form. Pure.</summary>
internal static partial class ReportFormChecks
{
    private const int ShortestText = 3;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static IReadOnlyDictionary<string, string> Find(ReportForm form, DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>();
        Check("text", form.Text.Length < ShortestText && form.Evidence.Count == 0, PublicTexts.TextMissing);
        Check("text", form.Text.Length > ReportForm.MostText, PublicTexts.TextTooLong);
        Check("place", form.Place.Length > ReportForm.MostPlace, PublicTexts.PlaceTooLong);
        Check("seen", form.Seen.Length > 0 && Moment(form.Seen) is null, PublicTexts.SeenUnreadable);
        Check("seen", Moment(form.Seen) > now + TimeSpan.FromMinutes(5), PublicTexts.SeenInFuture);
        Check("at-risk", form.AtRisk.Length > ReportForm.MostAnswer, PublicTexts.AnswerTooLong);
        Check("tell-result", form.TellResult.Length > ReportForm.MostAnswer, PublicTexts.AnswerTooLong);
        Check("name", form.AsksIdentity && form.Name.Length == 0, PublicTexts.NameMissing);
        Check("name", form.AsksIdentity && form.Name.Length > 80, PublicTexts.NameTooLong);
        Check("phone", form.AsksIdentity && !Phone().IsMatch(form.Phone), PublicTexts.PhoneWrong);
        Check("files", form.Evidence.Count > ReportForm.MostEvidence, PublicTexts.TooManyFiles);
        return problems;

        void Check(string field, bool wrong, string sentence)
        {
            if (wrong)
            {
                problems.TryAdd(field, sentence);
            }
        }
    }

    /// <returns>Null when empty or no moment.</returns>
    public static DateTimeOffset? Moment(string seen) =>
        DateTime.TryParse(seen, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 2000
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Shanghai).ToUniversalTime()
            : null;

    /// <summary>
    /// Form and content together: a second tap or a reload is the same request and gets the same receipt, while a report that was changed after it had
    /// been sent is a new one and not silently the old one again.
    /// </summary>
    public static string RequestId(ReportForm form)
    {
        var parts = form.Hidden().Where(one => one.Key is not ("rejected" or "reading" or "evidence")).SelectMany(one => new[] { one.Key, one.Value });
        return RequestId([.. parts, .. form.Evidence.Select(one => one.Digest), form.Insist ? "insist" : ""]);
    }

    public static string RequestId(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..48];

    public static string NewNonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    [GeneratedRegex(@"^\+?[0-9][0-9 \-]{5,18}[0-9]$")]
    private static partial Regex Phone();
}
