using Xunit;

namespace PublicReport.ReportingCore.Tests.Scenarios;

/// <summary>Lives in which somebody is pressed: by a death, by the law's time or by those who object.</summary>
internal static class PressedLives
{
    private const string Pole = "report 松岗村小学门口电线杆歪了; ";
    private const string ToVerifying = Pole + "h accept > accepted; h sign-for > verifying; notices -; ";
    private const string ToUnfounded = ToVerifying + "h verify false > unfounded; ";
    private const string Death = "r1 supplement 去年这里就电死了一个人; ";

    public static TheoryData<string, string> All => new()
    {
        { "death, named later", ToVerifying + Death + "notices supplemented@power-supply death-named@duty-officer; mine duty death-named; h verify ! death-blocks-closing; r1 supplement 是电死了人; notices supplemented@power-supply; duty emergency-hand-over > escalated; mine duty -" },
        { "death, named after 不属实 and handed over", ToUnfounded + Death + "h reply-finally ! death-blocks-closing; mine so death-named; duty emergency-hand-over > escalated; so record-conclusion-above > concluded-above; so reply-finally; r1 told 上一级" },
        { "death, named after 不属实 and cleared", ToUnfounded + Death + "h reply-finally ! death-blocks-closing; mine duty death-named; so clear-death > unfounded; mine duty -; h reply-finally; r1 told 核查结论" },
        { "death, named after the matter was passed outside", Pole + "h pass-outside; notices -; " + Death + "notices supplemented@power-supply death-named@duty-officer; mine duty death-named; duty emergency-hand-over > escalated" },
        { "a death that was cleared stays cleared", ToVerifying + Death + "so clear-death; h verify > verified; h reply-finally; r1 rate; r1 object; mine duty -; lead decide-objection no; h rectify-at-once; h report-rectification; h2 reinspect; h3 write-off > written-off" },
        { "what has ended is handed over for a death only", ToUnfounded + "h emergency-hand-over ! closed-without-death; h emergency-hand-over death > escalated" },
        {
            "a late report has its own time", ToVerifying + """
            h verify; h rectify-at-once; h reply-finally
            clocks; run 100d; level 0; notices -
            report 竹园村电杆歪了; h accept; h merge with=r1; hazard r1
            clocks conclude feedback
            run 1d
            level 0; notices -
            h reply-finally; r2 told 核查结论; clocks
            """
        },
        {
            "after a conclusion from above the Safety Office owes the reply", Pole + """
            h emergency-hand-over death; so record-conclusion-above > concluded-above
            notices escalated@duty-officer; clocks feedback
            run 8d
            notices supervise-remind@safety-office; mine so due; mine h -
            run 3d
            level 2; notices supervise-yellow@safety-office; mine so late; mine h -
            so reply-finally; clocks; level 0; mine so -
            """
        },
        { "not established here, concluded above", ToVerifying + "h verify not-established > escalated; clocks; so record-conclusion-above; clocks feedback; run 11d; mine h -; mine so late" },
        {
            "never more than fifteen days to the first answer, whatever offices have it", Pole + """
            run 7d; h hand-back; clocks accept
            run 5d; level 1; so assign; clocks accept-limit
            notices supervise-remind@power-supply handed-back@safety-office supervise-remind@safety-office assigned@power-supply
            run 4d; level 2; so assign to=police; clocks accept-limit
            notices supervise-remind@power-supply supervise-yellow@power-supply assigned@police
            co accept > accepted; level 0; co hand-back > registered; clocks accept
            """
        },
        { "the limit waits for the reporter too", Pole + "h ask-for-more; +6d; r1 supplement; h hand-back; +9d; so assign; clocks accept-limit; run 6d; level 1; run 1d; level 2" },
        { "an answered report has each department's time", "domain out-of-scope; report 楼上邻居半夜吵架太吵了; +20d; so assign domain=electric-power; clocks accept" },
        { "the picture of after is a new one", ToVerifying + "h verify; h rectify-at-once; h report-rectification same ! picture-after-is-earlier; h report-rectification > reinspecting; h2 reinspect no; h report-rectification again ! picture-after-is-earlier; h report-rectification > reinspecting" },
        { "no notices after the last word", Pole + "h pass-outside; r1 subscribe ! already-final; so assign; r1 subscribe" },
        { "no notices after the reply, but for a new one", ToUnfounded + "r1 subscribe; h reply-finally; r1 subscribe ! already-final; r1 object; lead decide-objection; r1 subscribe" },
        { "notices of a reply that is owed after the writing off", ToVerifying + "h verify; h rectify-at-once; h report-rectification; h2 reinspect; h3 write-off > written-off; r1 subscribe; h reply-finally; r1 subscribe ! already-final" },
        { "handed back after the reporter was waited for", Pole + "+3d; h ask-for-more; +6d; r1 supplement; h hand-back > registered" },
        { "handed back too late, the waiting not counted", Pole + "+3d; h ask-for-more; +6d; r1 supplement; +6d; h hand-back ! hand-back-too-late" },
        { "a review has its own time, and may be extended", ToVerifying + "h request-extension; lead approve-extension; h verify false; h reply-finally; r1 object; lead decide-objection > verifying; mine lead -; h request-extension; mine lead extension; lead approve-extension; h request-extension ! already-extended" },
        {
            "two object, and the first objection is upheld", Pole + Pole + """
            h accept; h sign-for; h verify false; h reply-finally
            r1 object; r2 object; clocks review review
            lead decide-objection of=r1 > verifying
            r2 told 异议成立; clocks check conclude; mine lead -
            +1d; h verify; h reply-finally; r2 told 核查结论
            r2 object; clocks review
            """
        },
        { "two object, and the first objection is refused", Pole + Pole + "h accept; h sign-for; h verify false; h reply-finally; r1 object; r2 object; lead decide-objection no of=r1; r2 told 核查结论; clocks review; lead decide-objection of=r2 > verifying; r1 told 维持原结论" },
    };
}
