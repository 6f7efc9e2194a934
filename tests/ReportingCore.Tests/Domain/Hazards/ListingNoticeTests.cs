using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Tests.Ledger;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Hazards;

public sealed class ListingNoticeTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What becomes of a listing that stands, and of one taken off the list, in every state.</summary>
    public static TheoryData<HazardState, NoticeStanding, NoticeStanding> States => new()
    {
        { HazardState.Registered, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Accepted, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Declined, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Guided, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Merged, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.WrittenOff, NoticeStanding.Listed, NoticeStanding.Delisted },
        { HazardState.AwaitingReporter, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Assigned, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Verifying, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Verified, NoticeStanding.Listed, NoticeStanding.None },
        { HazardState.Unfounded, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Rectifying, NoticeStanding.Listed, NoticeStanding.None },
        { HazardState.Enforcement, NoticeStanding.Listed, NoticeStanding.None },
        { HazardState.Reinspecting, NoticeStanding.Listed, NoticeStanding.None },
        { HazardState.AwaitingWriteOff, NoticeStanding.Listed, NoticeStanding.Delisted },
        { HazardState.PassedOutside, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.Escalated, NoticeStanding.Revoked, NoticeStanding.Revoked },
        { HazardState.ConcludedAbove, NoticeStanding.Revoked, NoticeStanding.Revoked },
    };

    public static TheoryData<HazardState> AllStates => [.. Enum.GetValues<HazardState>()];

    [Fact]
    public void No_state_is_forgotten() => Assert.Equal(Enum.GetValues<HazardState>(), States.Select(row => (HazardState)row[0]!).Order());

    [Theory]
    [MemberData(nameof(States))]
    public void A_listing_stands_only_while_the_hazard_stands_as_verified(HazardState state, NoticeStanding listed, NoticeStanding delisted)
    {
        var settled = ListingNotice.Settle(Listed(state, null), At);
        Assert.Equal(listed, ListingNotice.Of(settled));
        Assert.Equal(listed == NoticeStanding.Listed, settled.Supervision.IsListed);
        Assert.Equal(delisted, ListingNotice.Of(ListingNotice.Settle(Listed(state, At), At)));
    }

    [Theory]
    [MemberData(nameof(AllStates))]
    public void What_was_not_found_true_is_never_published_as_listed_or_passed(HazardState state)
    {
        foreach (var finding in new Finding?[] { null, Finding.False, Finding.NotEstablished })
        {
            foreach (var delisted in new DateTimeOffset?[] { null, At })
            {
                var hazard = Found(Listed(state, delisted), finding);
                Assert.Equal(NoticeStanding.None, ListingNotice.Of(hazard));
                Assert.True(ListingNotice.Of(ListingNotice.Settle(hazard, At)) is NoticeStanding.None or NoticeStanding.Revoked);
            }
        }
    }

    [Fact]
    public void What_was_revoked_is_listed_again_only_by_a_new_listing()
    {
        var revoked = ListingNotice.Settle(Listed(HazardState.Verifying, null), At);
        Assert.Equal(NoticeStanding.Revoked, ListingNotice.Of(revoked with { State = HazardState.Rectifying }));
        Assert.Equal(At, ListingNotice.Settle(revoked with { State = HazardState.Unfounded }, At.AddDays(1)).Supervision.Listing!.RevokedAt);
    }

    [Theory]
    [MemberData(nameof(AllStates))]
    public void A_part_split_off_is_in_a_state_that_needs_no_verification_and_is_neither_listed_nor_major(HazardState state)
    {
        var part = SplitPart.Of(Listed(state, null) with { Enterprise = new("e"), Replied = [new("r")], RepliedAt = At });

        Assert.False(ListingNotice.Stands(part.State) || part.State == HazardState.Unfounded);
        Assert.Equal((null, null, null, null, 0), (part.Verification, part.Major, part.Enterprise, part.Supervision.Listing, part.Supervision.Floor));
        Assert.Equal(state == HazardState.ConcludedAbove ? 1 : 0, part.Replied.Count);
    }

    private static Hazard Listed(HazardState state, DateTimeOffset? delisted) => Found(Ledgers.Hazard(state, At), Finding.True) with
    {
        Supervision = Supervision.None with { Floor = 3, Listing = new(new(2026, 4, 1), "理由", "a", At) { DelistedAt = delisted } },
    };

    private static Hazard Found(Hazard hazard, Finding? finding) =>
        hazard with { Verification = finding is { } found ? new(["甲", "乙"], new(2026, 3, 2), "属实", [], found, "a", At) : null };
}
