using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Places;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Places;

public sealed class PlaceReaderTests
{
    private static readonly Jurisdiction Luoji = JurisdictionLoader.Load(Path.Combine(AppContext.BaseDirectory, "341503205.yaml"));

    [Theory]
    [InlineData("反映幸福小区3栋电梯问题", "幸福小区")]
    [InlineData("投诉丽景小区物业不管消防通道", "丽景小区")]
    [InlineData("关于幸福小区门口窨井盖", "幸福小区门口")]
    [InlineData("幸福小区电梯坏了", "幸福小区")]
    [InlineData("松岗村小学门口电线杆歪了，快倒了", "松岗村小学门口")]
    public void What_a_headline_says_before_a_place_is_no_part_of_it(string text, string expected) =>
        Assert.Equal(expected, PlaceReader.Read(text, Luoji).Phrase);
}
