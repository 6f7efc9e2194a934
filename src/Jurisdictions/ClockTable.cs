using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace PublicReport.Jurisdictions;

public enum ClockUnit
{
    Hours,
    CalendarDays,
    WorkingDays,
}

/// <summary>A length of time as the law words it: "24h", "60d" (calendar days) or "5wd" (working days).</summary>
public readonly partial record struct ClockSpan(int Length, ClockUnit Unit)
{
    public static ClockSpan Parse(string text) =>
        TryParse(text, out var span) ? span : throw new FormatException($"'{text}' is not a time such as 24h, 60d or 5wd");

    public static bool TryParse(string text, out ClockSpan span)
    {
        var match = Shape().Match(text);
        span = match.Success
            ? new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value switch
            {
                "h" => ClockUnit.Hours,
                "d" => ClockUnit.CalendarDays,
                _ => ClockUnit.WorkingDays,
            })
            : default;
        return match.Success;
    }

    public override string ToString() =>
        Length.ToString(CultureInfo.InvariantCulture) + (Unit switch { ClockUnit.Hours => "h", ClockUnit.CalendarDays => "d", _ => "wd" });

    [GeneratedRegex(@"^([1-9]\d{0,3})(h|d|wd)$")]
    private static partial Regex Shape();
}

/// <summary>All clocks of casework; the defaults are those of the national rules, a township's file overrides them.</summary>
public sealed record ClockTable
{
    /// <summary>Accept or decline, with notice to the reporter.</summary>
    public ClockSpan Accept { get; init; } = ClockSpan.Parse("5wd");

    /// <summary>The first answer to the reporter, however often the offices pass the report on (信访工作条例 23).</summary>
    public ClockSpan AcceptLimit { get; init; } = ClockSpan.Parse("15d");

    /// <summary>Sign for what was assigned.</summary>
    public ClockSpan SignFor { get; init; } = ClockSpan.Parse("2wd");

    /// <summary>A department may hand back what is not its own.</summary>
    public ClockSpan HandBack { get; init; } = ClockSpan.Parse("5wd");

    /// <summary>How long a reporter's silence stops the clocks.</summary>
    public ClockSpan Answer { get; init; } = ClockSpan.Parse("10d");

    /// <summary>On-site check of an urgent fire matter (blocked exits, systems switched off).</summary>
    public ClockSpan CheckFireUrgent { get; init; } = ClockSpan.Parse("24h");

    public ClockSpan CheckFire { get; init; } = ClockSpan.Parse("3wd");

    public ClockSpan Check { get; init; } = ClockSpan.Parse("5wd");

    /// <summary>From acceptance to the conclusion.</summary>
    public ClockSpan Conclude { get; init; } = ClockSpan.Parse("60d");

    /// <summary>Longest extension, once.</summary>
    public ClockSpan Extension { get; init; } = ClockSpan.Parse("30d");

    /// <summary>Four-part reply after verification.</summary>
    public ClockSpan Feedback { get; init; } = ClockSpan.Parse("10d");

    public ClockSpan Objection { get; init; } = ClockSpan.Parse("10d");

    public ClockSpan Review { get; init; } = ClockSpan.Parse("30d");

    public ClockSpan Recheck { get; init; } = ClockSpan.Parse("10d");

    public ClockSpan RecheckSpecialEquipment { get; init; } = ClockSpan.Parse("10wd");

    public ClockSpan RecheckMajor { get; init; } = ClockSpan.Parse("10d");

    public ClockSpan RewardClaim { get; init; } = ClockSpan.Parse("60d");

    public ClockSpan Penalty { get; init; } = ClockSpan.Parse("90d");

    public SupervisionLadder Supervision { get; init; } = new();
}

/// <summary>When the Safety Office presses, in calendar days around the due time.</summary>
public sealed record SupervisionLadder
{
    public int RemindBefore { get; init; } = 3;

    public int LetterAfter { get; init; } = 3;

    public int LeaderAfter { get; init; } = 7;
}

/// <summary>One target of the plan for 重大事故隐患.</summary>
public sealed record PlanTarget
{
    public required string Name { get; init; }

    /// <summary>"clear-stock", "curb-growth" or "dynamic-zero".</summary>
    public required string Kind { get; init; }

    public required DateOnly By { get; init; }

    /// <summary>For "clear-stock": what was found before this day is the stock.</summary>
    public DateOnly? FoundBefore { get; init; }
}

/// <summary>Reads clock spans and dates from their plain scalars.</summary>
internal sealed class ScalarConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(ClockSpan) || type == typeof(DateOnly) || type == typeof(DateOnly?);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        if (type == typeof(ClockSpan))
        {
            return ClockSpan.TryParse(scalar.Value, out var span)
                ? span
                : throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not a time such as 24h, 60d or 5wd");
        }

        return DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not a date such as 2026-12-31");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        emitter.Emit(new Scalar(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
}
