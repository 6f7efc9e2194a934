namespace PublicReport.ReportingCore.Demo;

/// <summary>What somebody might write, and the domain it belongs to.</summary>
public sealed record DemoSentence(string Domain, string Text, bool Urgent);

/// <summary>What the demo has done.</summary>
/// <param name="Reports">Accepted reports.</param>
/// <param name="Hazards">Hazards they make.</param>
/// <param name="Acts">Acts of departments on them.</param>
/// <param name="Refused">Codes of acts the core refused: none, unless the rules have changed under the demo.</param>
public sealed record DemoSummary(int Reports, int Hazards, int Acts, IReadOnlyList<string> Refused);
