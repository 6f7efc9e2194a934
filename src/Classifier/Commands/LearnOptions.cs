using System.CommandLine;
using System.Diagnostics;
using Grpc.Core;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Grpc;
using PublicReport.Classifier.Learning;

namespace PublicReport.Classifier.Commands;

/// <summary>The part of the train command that learns from people's corrections: <c>train --core URL</c>.</summary>
internal sealed class LearnOptions
{
    /// <summary>See "Learning from hand-backs" in docs/routing.md for the values tried.</summary>
    private const float UsualWeight = 1;

    private const string TokenVariable = "PUBLICREPORT_TOKEN";

    private readonly Option<string[]> tokenFiles = new("--token-file")
    {
        Description = $"Actor token of the Safety Office, one of each township; by default in {TokenVariable}, parted by blanks.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> rejectedToo = new("--rejected-too") { Description = "Learn also what a version that was rolled back had learnt." };

    private readonly Option<float> weight = new("--weight") { Description = "What a correction weighs against a row of the corpus.", DefaultValueFactory = _ => UsualWeight };

    public Option<string?> Core { get; } = new("--core") { Description = "Address of the core: learn from its corrections, and serve the result if it is not worse." };

    public void AddTo(Command command)
    {
        command.Options.Add(Core);
        command.Options.Add(tokenFiles);
        command.Options.Add(rejectedToo);
        command.Options.Add(weight);
    }

    /// <summary>Reads, learns, compares, promotes or not; all of it is on standard output as figures.</summary>
    /// <returns>0, or 1 when the core is away or refuses.</returns>
    public async Task<int> RunAsync(ParseResult parsed, TrainingMaterial corpus, string model, Func<string, string> lead, CancellationToken cancellation)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            var taught = await CorrectionSource.ReadAsync(new(parsed.GetValue(Core)!), await TokensAsync(parsed, cancellation), cancellation);
            var learning = new CorrectionLearning(corpus, lead, parsed.GetValue(weight), TimeProvider.System, Console.Error.WriteLine);
            var outcome = learning.Run(new(model, TimeProvider.System), taught, parsed.GetValue(rejectedToo));
            VersionsCommand.Print(new { outcome, clock.Elapsed.TotalSeconds });
            return 0;
        }
        catch (InvalidDataException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
        catch (RpcException error)
        {
            var remedy = error.StatusCode is StatusCode.Unauthenticated or StatusCode.PermissionDenied
                ? $"Sign in as the Safety Office and pass that token in {TokenVariable}."
                : "Is it running at that address?";
            await Console.Error.WriteLineAsync($"The core gave no corrections ({error.StatusCode}, {error.Status.Detail.TrimEnd('.')}). {remedy}");
            return 1;
        }
    }

    private async Task<IReadOnlyList<string>> TokensAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var files = parsed.GetValue(tokenFiles) ?? [];
        var texts = await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file, cancellation)));
        var all = files.Length > 0 ? string.Join(' ', texts) : Environment.GetEnvironmentVariable(TokenVariable) ?? "";
        return all.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } tokens ? tokens : [""];
    }
}
