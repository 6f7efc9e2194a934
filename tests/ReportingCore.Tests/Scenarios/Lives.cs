using Xunit;

namespace PublicReport.ReportingCore.Tests.Scenarios;

/// <summary>Whole lives of hazards; the words are those of <see cref="LifeScript"/> and <see cref="LifeActs"/>.</summary>
internal static class Lives
{
    private const string ToVerifying = "report; h accept > accepted; h sign-for > verifying; ";
    private const string ToVerified = ToVerifying + "h verify > verified; ";
    private const string ToRectifying = ToVerified + "h rectify-by-date > rectifying; ";
    private const string ToReinspection = ToRectifying + "h report-rectification > reinspecting; ";
    private const string ToWriteOff = ToReinspection + "h2 reinspect > awaiting-write-off; ";
    private const string ToUnfounded = ToVerifying + "h verify false > unfounded; ";

    public static TheoryData<string, string> All => new()
    {
        {
            "happy", """
            report
            clocks accept; notices -; r1 sees registered
            h accept > accepted
            clocks check conclude; r1 sees accepted
            h sign-for > verifying
            h verify > verified
            clocks conclude feedback
            h rectify-by-date > rectifying
            clocks conclude feedback rectify
            h report-rectification > reinspecting
            clocks conclude feedback recheck
            h2 reinspect > awaiting-write-off
            h reply-finally
            r1 told 是否符合奖励条件：符合奖励条件
            clocks
            h3 write-off > written-off
            r1 sees written-off
            events report-submitted accept sign-for verify rectify-by-date report-rectification reinspect reply-finally write-off
            """
        },
        { "on the spot", ToVerified + "h rectify-at-once > rectifying; clocks conclude feedback; h report-rectification; h2 reinspect; h3 write-off > written-off" },
        { "declined", "report; h decline -note ! note-missing; h decline code=9 ! unknown-decline-reason; h decline > declined; r1 told 不予受理; r1 sees declined; h accept ! act-not-allowed; clocks" },
        { "declined as unclear only after asking", "report; h decline code=2 ! ask-first; h ask-for-more; run 11d; h decline code=2 > declined" },
        { "declined for want of a name, insiders only", "report; h decline code=7 ! insiders-only; report insider 我们厂里的消防通道被堵了三个月没人管; so decline code=7 > declined" },
        { "declined, then taken up", "report; h decline > declined; so assign > registered; notices assigned@power-supply; h accept > accepted" },
        { "handed back twice", "report; h hand-back -note ! note-missing; h hand-back > registered; notices handed-back@safety-office; so assign; h hand-back > registered; so assign to=water-station domain=water-conservancy; clocks accept; d accept > accepted" },
        { "hand-back too late", "report; +12d; h hand-back ! hand-back-too-late" },
        { "handed back while verifying", ToVerifying + "h hand-back > registered; so assign; h accept; h sign-for > verifying; clocks check conclude" },
        {
            "asked, answered", """
            report
            h ask-for-more > awaiting-reporter
            clocks answer; r1 told 说明; notices -
            +3d
            r1 supplement
            clocks accept; notices supplemented@power-supply
            h ask-for-more ! already-asked
            h accept > accepted
            """
        },
        {
            "asked, silence", """
            report
            h ask-for-more > awaiting-reporter
            h resume-after-answer ! answer-awaited
            run 12d
            clocks accept; notices silence@power-supply; level 0
            events report-submitted ask-for-more resume-after-answer
            h ask-for-more ! already-asked
            h accept
            """
        },
        { "passed outside", "report; h pass-outside nowhere ! unknown-destination; h pass-outside > passed-outside; r1 told 转送单号转; h accept ! act-not-allowed; clocks" },
        { "passed outside, comes back", "report; h pass-outside; so assign > registered" },
        {
            "joint lead", """
            report
            h accept
            so assign-jointly co village > assigned
            notices assigned@power-supply assigned@police
            clocks conclude sign-for
            co sign-for ! act-not-allowed
            h sign-for; h verify; h rectify-at-once; h report-rectification; h2 reinspect
            h3 write-off ! co-lead-report-missing
            co report-as-co-lead
            co write-off ! act-not-allowed
            h3 write-off > written-off
            """
        },
        { "joint lead by the plan", "domain road-traffic; report 罗集街口红绿灯坏了几天没有修; d accept; notices assigned@police; d sign-for; d verify; d rectify-at-once; d report-rectification; d2 reinspect; d3 write-off ! co-lead-report-missing; co report-as-co-lead; d3 write-off > written-off" },
        { "death, told by a person", "report; h accept; h emergency-hand-over death > escalated; notices escalated@duty-officer; so resume-locally ! death-blocks-closing; so reply-finally ! act-not-allowed; so record-conclusion-above > concluded-above; so reply-finally > concluded-above; r1 told 上一级" },
        { "death, named by the report", "report 昨天下午电线落地电死了一个人到现在没人管; notices death-named@duty-officer; h decline ! death-blocks-closing; h pass-outside ! death-blocks-closing; h accept; h sign-for; h verify ! death-blocks-closing; duty emergency-hand-over > escalated; so resume-locally ! death-blocks-closing; so record-conclusion-above > concluded-above" },
        { "death cleared", "report 配电房漏电，昨天有老人死了; h accept; h sign-for; h clear-death ! act-not-allowed; so clear-death; so clear-death ! no-death-named; h verify > verified" },
        { "fear of a death blocks nothing", "report 电线快断了，再不修会电死人的; notices -; h decline > declined" },
        { "emergency without death", "report; duty emergency-hand-over > escalated; clocks; so resume-locally > accepted; clocks check" },
        { "unfounded", ToUnfounded + "clocks feedback; h reply-finally > unfounded; clocks; h write-off ! act-not-allowed" },
        { "partly true", ToVerifying + "h verify partly > verified; h rectify-at-once > rectifying" },
        { "cannot be established", ToVerifying + "notices -; h verify not-established > escalated; notices escalated@safety-office; clocks; so record-conclusion-above > concluded-above" },
        { "verified by one person", ToVerifying + "h verify -people ! two-people-missing; h verify -pictures ! pictures-missing; h verify -note ! note-missing" },
        {
            "objection upheld", ToUnfounded + """
            h file-objection ! not-replied-yet
            h reply-finally; r1 read
            +9d
            r1 object
            notices objection@leader; clocks review
            r1 object ! already-objected
            h decide-objection ! act-not-allowed
            lead decide-objection > verifying
            clocks check conclude
            r1 told 异议成立
            h verify > verified
            clocks conclude feedback
            h reply-finally > verified
            r1 told 核查结论
            """
        },
        { "objection refused", ToUnfounded + "h reply-finally; h file-objection; lead decide-objection no > unfounded; r1 told 维持原结论; lead decide-objection ! no-open-objection; r1 object ! already-objected" },
        { "objection too late after reading", ToUnfounded + "h reply-finally; +30d; r1 read; +11d; r1 object ! objection-too-late; h file-objection ! objection-too-late" },
        { "objection runs from receiving", ToUnfounded + "h reply-finally; +30d; r1 object; clocks review" },
        { "objection not reviewed in time", ToUnfounded + "h reply-finally; r1 object; notices objection@leader; run 31d; notices supervise-remind@leader supervise-yellow@leader; level 2; lead decide-objection no; level 0; clocks" },
        { "one reply each", ToVerified + "h reply-finally; h reply-finally ! already-replied" },
        {
            "extension", ToVerifying + """
            notices -
            h request-extension days=31 ! extension-too-long
            h request-extension
            notices extension-requested@leader
            h approve-extension ! act-not-allowed
            lead approve-extension no
            notices extension-decided@power-supply; r1 silent
            h request-extension
            lead approve-extension
            r1 told 办理期限延长20日
            h request-extension ! already-extended
            lead approve-extension ! no-open-extension
            """
        },
        { "failed reinspection", ToReinspection + "h reinspect ! reinspector-is-rectifier; h2 reinspect no > rectifying; level 1; h report-rectification; h2 reinspect no; level 2; h report-rectification; h2 reinspect > awaiting-write-off; h2 write-off ! writer-off-is-reinspector; h write-off ! writer-off-is-rectifier; level 2; so write-off > written-off; level 0" },
        { "sent back", ToWriteOff + "so send-back > rectifying; level 1; clocks conclude feedback rectify" },
        { "five things and a signature", ToVerified + "h rectify-by-date -signature ! signed-by-missing; h rectify-by-date; h report-rectification -after ! pictures-after-missing; h report-rectification -pictures ! pictures-missing" },
        { "enforcement", ToVerified + "h hand-to-enforcement > enforcement; clocks conclude feedback penalty; h report-rectification > reinspecting" },
        {
            "major with listing", ToVerified + """
            h notify-enterprise ! act-not-allowed
            h declare-major -standard ! standard-missing
            h declare-major > rectifying
            level 3; notices major@power-supply major@safety-office
            so list-for-supervision; listed
            clocks conclude feedback listing rectify
            so list-for-supervision ! already-listed
            so delist ! not-rectified-yet
            h report-rectification; h2 reinspect
            so write-off ! enterprise-not-notified
            h notify-enterprise
            h3 write-off ! major-by-safety-office
            so write-off > written-off
            so delist > written-off
            unlisted
            """
        },
        { "listed, deadline missed", ToVerified + "h declare-major; so list-for-supervision; h reply-finally; notices major@power-supply major@safety-office listed@power-supply; run 20d; level 3; run 12d; level 5; notices supervise-month-end@safety-office supervise-remind@power-supply supervise-yellow@power-supply supervise-letter@power-supply supervise-letter@safety-office supervise-leader@power-supply supervise-leader@safety-office supervise-leader@leader" },
        { "listing needs a cause", ToRectifying + "so list-for-supervision ! neither-major-nor-long-standing" },
        {
            "ladder to the end", """
            report
            run 4d
            level 0
            run 2d
            level 1; notices supervise-remind@power-supply
            run 3d
            level 2; notices supervise-yellow@power-supply
            run 3d
            level 3; letters 1; notices supervise-letter@power-supply supervise-letter@safety-office
            run 4d
            level 4; notices supervise-leader@leader supervise-leader@power-supply supervise-leader@safety-office
            run 15d
            level 5; notices supervise-month-end@safety-office
            events report-submitted supervise-remind supervise-yellow supervise-letter supervise-leader supervise-month-end
            run 30d
            notices supervise-month-end@safety-office
            h accept > accepted
            level 0
            """
        },
        { "long-standing and listed", ToRectifying + "h notify-enterprise ! not-major; h reply-finally; run 28d; level 4; so list-for-supervision; listed; h report-rectification; h2 reinspect; so delist; h3 write-off > written-off" },
        { "a letter by hand", ToVerifying + "h supervise-letter ! act-not-allowed; notices -; so supervise-letter -note ! note-missing; so supervise-letter; letters 1; notices supervise-letter@power-supply" },
        {
            "merge in the middle", """
            report; h accept; h sign-for
            report 松岗村小学门口那根电杆倾斜
            h merge with=r1 > merged
            hazard r1
            h verify; h rectify-at-once; h reply-finally
            r1 told 核查结论; r2 told 核查结论
            h report-rectification; h2 reinspect; h3 write-off > written-off
            r2 sees written-off
            """
        },
        { "merged and parted again", "report; report 竹园村变压器漏油冒烟; h merge with=r1 > merged; h undo > registered; hazard r2; clocks accept; h decline > declined; hazard r1; h accept" },
        { "split", "report; report 储渡村抽水站电线裸露; h merge with=r1; hazard r1; h accept; h split of=r2; hazard r2; clocks check conclude; h sign-for; h verify false; h reply-finally; r2 told 核查结论; r1 silent" },
        { "split off what was listed", ToVerified + "h declare-major; so list-for-supervision; h reply-finally; report 储渡村抽水站电线裸露; h merge with=r1; hazard r1; h reply-finally; +2d; h split of=r2 > rectifying; listed; clocks rectify listing; hazard r2; unlisted; level 0; clocks check conclude; so list-for-supervision ! act-not-allowed; h sign-for; h verify false > unfounded; h reply-finally; r2 told 核查结论" },
        { "a part that is major does not go back into a whole that is not", ToRectifying + "report 储渡村抽水站电线裸露; h merge with=r1; hazard r1; h split of=r2; hazard r2; h sign-for; h verify; h declare-major; h undo ! major-is-merged-into; hazard r1; h merge with=r2 > merged" },
        { "a part that is nothing yet goes back", ToRectifying + "report 储渡村抽水站电线裸露; h merge with=r1; hazard r1; h split of=r2; hazard r2; h undo > merged; hazard r1; h report-rectification; h2 reinspect; h3 write-off > written-off" },
        { "two that are major", ToVerified + "h declare-major; so list-for-supervision; report 储渡村抽水站电线裸露; h accept; h sign-for; h verify; h declare-major; hazard r1; h merge with=r2 ! major-is-merged-into; hazard r2; so list-for-supervision; h merge with=r1 > merged; unlisted; clocks; so undo > rectifying; unlisted; hazard r1; listed" },
        { "listed until an objection is upheld", ToVerified + "h declare-major; so list-for-supervision; listed; h reply-finally; h file-objection; lead decide-objection > verifying; unlisted; clocks check conclude; so delist ! act-not-allowed; h verify > verified; so delist ! not-listed; so list-for-supervision; listed" },
        { "listed until it is handed over", ToVerified + "h declare-major; so list-for-supervision; h emergency-hand-over > escalated; unlisted; so record-conclusion-above > concluded-above; unlisted" },
        { "not the same", "report; report 华城村电表箱冒火花; h not-the-same with=r1; h accept; hazard r1; h accept; clocks check conclude" },
        { "late report is owed a reply too", ToVerified + "h reply-finally; report 竹园村电杆歪了; h accept; h merge with=r1; hazard r1; clocks conclude feedback; h reply-finally; r2 told 核查结论; h reply-finally ! already-replied; clocks" },
        { "withdrawn by the reporter", "report; r1 withdraw; r1 sees withdrawn; h accept; h sign-for; h verify; clocks; h rectify-at-once; h reply-finally; r1 silent; h report-rectification; h2 reinspect; h3 write-off > written-off" },
        { "withdrawn, told to staff", "report; h record-withdrawal; h accept; h sign-for; h verify; h reply-finally; r1 silent; r1 object ! report-withdrawn" },
        { "urgent rings until seen", "report urgent; notices urgent-alert@duty-officer; run 6h; notices urgent-alert@duty-officer; x acknowledge-urgent ! hazard-not-found; duty acknowledge-urgent; run 1d; notices -" },
        { "kept from the unit, paraphrased", "report hide 供电所自己的仓库里线路老化; notices -; h accept ! hazard-not-found; so release-paraphrase > registered; h accept > accepted; h sign-for; h verify false; h reply-finally; r1 told 核查结论" },
        { "kept by the machine, another domain after all", "domain campus; report 小学门口电线杆歪了; h accept ! hazard-not-found; original safety-office; so assign domain=electric-power; original power-supply; h accept > accepted" },
        { "a self-run place found by people", "report 中心小学食堂后门锁死; h hand-back; so assign to=central-school domain=campus; no-original central-school; so release-paraphrase to=central-school; d accept > accepted; no-original central-school" },
        { "a self-run place under another domain", "domain fire-safety; report 中心小学食堂后门锁死; d hand-back; so assign to=central-school; no-original central-school; so release-paraphrase to=central-school; d accept > accepted; no-original central-school" },
        { "withheld and urgent", "domain campus; report urgent 教学楼二楼电线冒烟; notices urgent-alert@duty-officer neutral-order@central-school" },
        { "withheld, urgent from the second report on", "domain campus; report 教学楼二楼电线冒烟; report urgent 教学楼二楼电线冒烟; notices urgent-alert@duty-officer neutral-order@central-school" },
        { "a co-lead ends nothing by merging", "report; h accept; so assign-jointly co; report 竹园村变压器漏油; so assign to=police; co accept; hazard r1; co merge with=r2 ! act-not-allowed; hazard r2; co merge with=r1 ! act-not-allowed; so merge with=r1 > merged; co undo ! act-not-allowed" },
        { "what is objected to is not merged away", ToUnfounded + "h reply-finally; r1 object; report 竹园村变压器漏油; h accept; hazard r1; h merge with=r2 ! objection-open; lead decide-objection no; h merge with=r2 > merged" },
        { "what is objected to is not parted", ToVerifying + "report 竹园村变压器漏油; h merge with=r1; hazard r1; h verify false; h reply-finally; r2 object; h split of=r2 ! objection-open; hazard r2" },
        { "the accepted one is merged into", "report; +2d; report 竹园村变压器漏油; h accept; h merge with=r1 ! accepted-is-merged-into; hazard r1; h merge with=r2 > merged; hazard r2; clocks check conclude" },
        { "others may not touch it", "report; x accept ! hazard-not-found; so accept ! act-not-allowed" },
    };
}
