namespace PublicReport.Jurisdictions;

/// <summary>A jurisdiction file cannot be used; the message names file, line and key in one sentence.</summary>
public sealed class JurisdictionFormatException(string file, long line, string key, string problem)
    : Exception($"{file}, line {line}, key '{key}': {problem}")
{
    public long Line { get; } = line;

    public string Key { get; } = key;
}
