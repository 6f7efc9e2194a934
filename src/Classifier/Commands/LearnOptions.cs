using System.CommandLine;
using System.Diagnostics;
using Grpc.Core;
using PublicReport.Classifier.Corpus;
using PublicReport.Classifier.Grpc;
using PublicReport.Classifier.Learning;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Commands;

/// <summary>The part of the train command that learns from people's corrections: <c>train --core URL</c>.</summary>
internal sealed class LearnOptions
{
    /// <summary>See "Learning from hand-backs" in docs/routing.md for the values tried.</summary>
    private const float UsualWeight = 1;

    private const string TokenVariable = "PUBLICREPORT_TOKEN";

    private readonly Option<string?> tokenFile = new("--token-file") { Description = $"Actor token of the Safety Office; by default in {TokenVariable}." };

    private readonly Option<float> weight = new("--weight") { Description = "What a correction weighs against a row of the corpus.", DefaultValueFactory = _ => UsualWeight };

    public Option<string?> Core { get; } = new("--core") { Description = "Address of the core: learn from its corrections, and serve the result if it is not worse." };

    public void AddTo(Command command)
    {
        command.Options.Add(Core);
        command.Options.Add(tokenFile);
        command.Options.Add(weight);
    }

    /// <summary>Reads, learns, compares, promotes or not; all of it is on standard output as figures.</summary>
    /// <returns>0, or 1 when the core is away or refuses.</returns>
    public async Task<int> RunAsync(ParseResult parsed, TrainingMaterial corpus, string model, Func<string, string> lead, CancellationToken cancellation)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            var corrections = await CorrectionSource.ReadAsync(new(parsed.GetValue(Core)!), await TokenAsync(parsed, cancellation), cancellation);
            var learning = new CorrectionLearning(corpus, lead, parsed.GetValue(weight), TimeProvider.System, Console.Error.WriteLine);
            var outcome = learning.Run(new(model, TimeProvider.System), ModelFile.Load(model), corrections);
            VersionsCommand.Print(new { outcome, clock.Elapsed.TotalSeconds });
            return 0;
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

    private async Task<string> TokenAsync(ParseResult parsed, CancellationToken cancellation) =>
        (parsed.GetValue(tokenFile) is { } file ? await File.ReadAllTextAsync(file, cancellation) : Environment.GetEnvironmentVariable(TokenVariable) ?? "").Trim();
}
