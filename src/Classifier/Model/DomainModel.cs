using System.Numerics.Tensors;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Which domain, and whether any: a second model asks only whether a text is a safety matter at all, because there the words of a domain
/// (a lift, a school) mean little and the words of danger or of money much. Both vote on out-of-scope.
/// </summary>
/// <param name="domains">All labels.</param>
/// <param name="scope">Labels <see cref="SafetyDomain.OutOfScope"/> and <see cref="InScope"/>; null where the labels know no out-of-scope.</param>
internal sealed class DomainModel(LinearModel domains, LinearModel? scope)
{
    public const string InScope = "in-scope";

    /// <summary>Of the scope model, on out-of-scope; chosen on held-out letters.</summary>
    private const float ScopeVote = 0.6f;

    private readonly int outside = Array.IndexOf(domains.Labels, SafetyDomain.OutOfScope);
    private readonly int scopeOutside = scope is null ? -1 : Array.IndexOf(scope.Labels, SafetyDomain.OutOfScope);

    public string[] Labels => domains.Labels;

    public LinearModel Domains => domains;

    public LinearModel? Scope => scope;

    /// <summary>Of models learnt from the same reports.</summary>
    public static DomainModel Average(IReadOnlyList<DomainModel> models) => new(
        LinearModel.Average([.. models.Select(model => model.Domains)]),
        models[0].Scope is null ? null : LinearModel.Average([.. models.Select(model => model.Scope!)]));

    /// <summary>Raw scores in the order of <see cref="Labels"/>.</summary>
    public float[] Score(string text) => Score(Ngrams.Of(text));

    /// <summary>The same of n-grams counted already.</summary>
    public float[] Score(Dictionary<ulong, int> ngrams)
    {
        var scores = domains.Score(ngrams);
        if (scope is not null)
        {
            var votes = scope.Score(ngrams);
            var others = LogSum(scores);
            scores[outside] = others + ((1 - ScopeVote) * (scores[outside] - others)) + (ScopeVote * (votes[scopeOutside] - votes[1 - scopeOutside]));
        }

        return scores;
    }

    /// <summary>Of all labels but out-of-scope.</summary>
    private float LogSum(float[] scores)
    {
        var shift = TensorPrimitives.Max<float>(scores);
        var sum = 0f;
        for (var label = 0; label < scores.Length; label++)
        {
            sum += label == outside ? 0 : MathF.Exp(scores[label] - shift);
        }

        return shift + MathF.Log(sum);
    }
}
