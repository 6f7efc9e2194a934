using System.Numerics.Tensors;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Which domain, and whether any: a second model asks only whether a text is a safety matter at all, because there the words of a domain
/// (a lift, a school) mean little and the words of danger or of money much. Both vote on out-of-scope. A third, learnt from hazards alone as they
/// are written, has a say in which of them it is.
/// </summary>
/// <param name="domains">All labels.</param>
/// <param name="scope">Labels <see cref="SafetyDomain.OutOfScope"/> and <see cref="InScope"/>; null where the labels know no out-of-scope.</param>
/// <param name="hazards">All labels but out-of-scope; of the same n-grams; null where only the first two are asked.</param>
internal sealed class DomainModel(LinearModel domains, LinearModel? scope, LinearModel? hazards)
{
    public const string InScope = "in-scope";

    /// <summary>Of the scope model, on out-of-scope; chosen on held-out letters.</summary>
    private const float ScopeVote = 0.6f;

    /// <summary>Of the hazard model, on which hazard: as much as each of the two draws that are averaged.</summary>
    private const float HazardVote = 1f / 3;

    private readonly int outside = Array.IndexOf(domains.Labels, SafetyDomain.OutOfScope);
    private readonly int[] hazardPlaces = [.. (hazards?.Labels ?? []).Select(label => Array.IndexOf(domains.Labels, label))];
    private readonly int scopeOutside = scope is null ? -1 : Array.IndexOf(scope.Labels, SafetyDomain.OutOfScope);

    public string[] Labels => domains.Labels;

    public LinearModel Domains => domains;

    public LinearModel? Scope => scope;

    public LinearModel? Hazards => hazards;

    /// <param name="models">Learnt from the same reports.</param>
    /// <param name="hazards">The one hazard model beside them.</param>
    public static DomainModel Average(IReadOnlyList<DomainModel> models, LinearModel? hazards) => new(
        LinearModel.Average([.. models.Select(model => model.Domains)]),
        models[0].Scope is null ? null : LinearModel.Average([.. models.Select(model => model.Scope!)]),
        hazards);

    /// <summary>Raw scores in the order of <see cref="Labels"/>.</summary>
    public float[] Score(string text) => Score(Ngrams.Of(text));

    /// <summary>The same of n-grams counted already.</summary>
    public float[] Score(Dictionary<ulong, int> ngrams)
    {
        if (scope is null)
        {
            return domains.Score(ngrams);
        }

        var (scores, second) = hazards is null ? (domains.Score(ngrams), []) : domains.Score(ngrams, hazards);
        var votes = scope.Score(ngrams);
        var odds = ((1 - ScopeVote) * (scores[outside] - LogSum(scores))) + (ScopeVote * (votes[scopeOutside] - votes[1 - scopeOutside]));
        Blend(scores, second);
        scores[outside] = LogSum(scores) + odds;
        return scores;
    }

    /// <summary>What each letter of the text added to the score of a label, see <see cref="LinearModel.Attribute"/>; the vote of the scope model is not in it.</summary>
    public (string Letters, double[] Weights) Attribute(string text, string label)
    {
        var (letters, weights) = domains.Attribute(text, Array.IndexOf(Labels, label));
        if (hazards is not null && label != SafetyDomain.OutOfScope)
        {
            TensorPrimitives.Lerp(weights, hazards.Attribute(text, Array.IndexOf(hazards.Labels, label)).Weights, HazardVote, weights);
        }

        return (letters, weights);
    }

    private void Blend(float[] scores, float[] second)
    {
        for (var hazard = 0; hazard < second.Length; hazard++)
        {
            ref var score = ref scores[hazardPlaces[hazard]];
            score += HazardVote * (second[hazard] - score);
        }
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
