namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>重复单位: a 重大 whose enterprise had another within a year before (安全生产法 113 counts in 180 days and in one year).</summary>
public static class RepeatUnits
{
    private const int WithinDays = 365;

    public static IEnumerable<PlacedFact> Of(IEnumerable<PlacedFact> facts)
    {
        // By the enterprise of the ledger; its name alone may be written in more than one way.
        foreach (var unit in facts.Where(item => FactKinds.IsMajor(item.Fact)).GroupBy(UnitOf).Where(unit => unit.Key.Length > 0))
        {
            PlacedFact? before = null;
            foreach (var item in unit.OrderBy(item => item.Fact.Version))
            {
                if (before is not null && item.Fact.At - before.Fact.At <= TimeSpan.FromDays(WithinDays))
                {
                    yield return item with { Fact = item.Fact with { Kind = FactKinds.RepeatUnit } };
                }

                before = item;
            }
        }
    }

    private static string UnitOf(PlacedFact item) => item.Hazard.Enterprise?.Value ?? item.Fact.Unit;
}
