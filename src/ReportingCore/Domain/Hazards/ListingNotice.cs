namespace PublicReport.ReportingCore.Domain.Hazards;

/// <summary>What the public may read of a listing.</summary>
public enum NoticeStanding
{
    /// <summary>Nothing: never listed, or taken off the list and being put right again.</summary>
    None,

    /// <summary>正在挂牌督办.</summary>
    Listed,

    /// <summary>摘牌 after a passed re-inspection.</summary>
    Delisted,

    /// <summary>撤销挂牌: the township no longer holds the hazard for verified, or no longer leads it.</summary>
    Revoked,
}

/// <summary>A listing says to everybody that a hazard is there: it stands only while the hazard stands as verified.</summary>
public static class ListingNotice
{
    /// <summary>States in which the township itself holds the hazard for verified; a listing ends by itself in every other.</summary>
    public static bool Stands(HazardState state) => state is HazardState.Verified || IsBeingPutRight(state) || IsPutRight(state);

    /// <summary>Ends the listing of a hazard that has come into a state in which none stands; also one taken off the list before.</summary>
    public static Hazard Settle(Hazard hazard, DateTimeOffset now) => hazard.Supervision.Listing is { RevokedAt: null } listing && !Stands(hazard.State)
        ? hazard with { Supervision = hazard.Supervision with { Listing = listing with { RevokedAt = now } } }
        : hazard;

    public static NoticeStanding Of(Hazard hazard) => hazard switch
    {
        { Supervision.Listing: null } => NoticeStanding.None,
        { Supervision.Listing.RevokedAt: not null } => NoticeStanding.Revoked,
        { Verification.Finding: Finding.True or Finding.Partly } when Stands(hazard.State) =>
            hazard.Supervision.IsListed ? NoticeStanding.Listed
            : IsPutRight(hazard.State) ? NoticeStanding.Delisted
            : NoticeStanding.None,
        _ => NoticeStanding.None,
    };

    private static bool IsBeingPutRight(HazardState state) => state is HazardState.Rectifying or HazardState.Enforcement or HazardState.Reinspecting;

    private static bool IsPutRight(HazardState state) => state is HazardState.AwaitingWriteOff or HazardState.WrittenOff;
}
