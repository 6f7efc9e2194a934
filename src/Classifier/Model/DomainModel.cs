using System.Numerics.Tensors;
using PublicReport.Jurisdictions;
using PublicReport.Text;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Which domain, and whether any: a second model asks only whether a text is a safety matter at all, because there the words of a domain
/// (a lift, a school) mean little and the words of danger or of money much. Both vote on out-of-scope. A network that hears the strongest phrases
/// of a text instead of the sum of its n-grams has a say in both questions.
/// </summary>
/// <param name="domains">All labels.</param>
/// <param name="scope">Labels <see cref="SafetyDomain.OutOfScope"/> and <see cref="InScope"/>; null where the labels know no out-of-scope.</param>
/// <param name="phrases">The labels of <paramref name="domains"/>.</param>
/// <param name="longestWhole">Letters of a text that is read whole, at most; what is longer is read in parts, see <see cref="TextParts"/>.</param>
/// <exception cref="ArgumentException">The network has other labels.</exception>
internal sealed class DomainModel(LinearModel domains, LinearModel? scope, ConvolutionModel phrases, int longestWhole)
{
    public const string InScope = "in-scope";

    /// <summary>Of the scope model, among the two that know n-grams, on out-of-scope; chosen on held-out letters.</summary>
    private const float ScopeVote = 0.6f;

    /// <summary>Of the network, on which hazard; chosen with the next on four files (docs/routing.md).</summary>
    private const float PhraseVote = 0.4f;

    /// <summary>Of the network, on out-of-scope: less, for it has seen no letters with phrases around their matter.</summary>
    private const float PhraseScopeVote = 0.3f;

    private readonly ConvolutionModel phrases = phrases.Labels.SequenceEqual(domains.Labels) ? phrases
        : throw new ArgumentException("models that vote together have the same labels", nameof(phrases));

    private readonly int outside = Array.IndexOf(domains.Labels, SafetyDomain.OutOfScope);
    private readonly int scopeOutside = scope is null ? -1 : Array.IndexOf(scope.Labels, SafetyDomain.OutOfScope);

    public string[] Labels => domains.Labels;

    public LinearModel Domains => domains;

    public LinearModel? Scope => scope;

    public ConvolutionModel Phrases => phrases;

    public int LongestWhole => longestWhole;

    /// <summary>Raw scores in the order of <see cref="Labels"/>.</summary>
    public float[] Score(string text)
    {
        var plain = PlainText.Normalize(text);
        var scores = new float[Labels.Length];
        var odds = 0f;
        foreach (var part in TextParts.Of(plain, longestWhole))
        {
            var (ofPart, oddsOfPart) = Hear(plain.Substring(part.Start, part.Length));
            TensorPrimitives.MultiplyAdd(ofPart, (float)part.Share, scores, scores);
            odds += oddsOfPart * (float)part.Share;
        }

        if (outside >= 0)
        {
            scores[outside] = LogSumOfHazards(scores) + odds;
        }

        return scores;
    }

    /// <summary>What each letter of the text added to the score of a label, see <see cref="LinearModel.Attribute"/>; the vote of the scope model is not in it.</summary>
    public (string Letters, double[] Weights) Attribute(string text, string label)
    {
        var plain = PlainText.Normalize(text);
        var place = Array.IndexOf(Labels, label);
        var weights = new double[plain.Length];
        foreach (var part in TextParts.Of(plain, longestWhole))
        {
            var ofPart = weights.AsSpan(part.Start, part.Length);
            TensorPrimitives.MultiplyAdd(Attribute(plain.Substring(part.Start, part.Length), place), part.Share, ofPart, ofPart);
        }

        return (plain, weights);
    }

    private double[] Attribute(string plain, int place)
    {
        var weights = domains.Attribute(plain, place);
        TensorPrimitives.Lerp(weights, phrases.Attribute(plain, place), place == outside ? PhraseScopeVote : PhraseVote, weights);
        return weights;
    }

    /// <summary>Scores of the hazards (that of out-of-scope means nothing here), and the odds of out-of-scope as all models see them.</summary>
    private (float[] Scores, float Odds) Hear(string plain)
    {
        var ngrams = Ngrams.OfPlain(plain);
        var scores = domains.Score(ngrams);
        var odds = Odds(scores);
        if (scope is not null)
        {
            var votes = scope.Score(ngrams);
            odds = float.Lerp(odds, votes[scopeOutside] - votes[1 - scopeOutside], ScopeVote);
        }

        var second = phrases.Score(plain);
        odds = float.Lerp(odds, Odds(second), PhraseScopeVote);
        TensorPrimitives.Lerp(scores, second, PhraseVote, scores);
        return (scores, odds);
    }

    /// <summary>Of out-of-scope against all hazards, as a logarithm.</summary>
    private float Odds(float[] scores) => outside < 0 ? 0 : scores[outside] - LogSumOfHazards(scores);

    private float LogSumOfHazards(float[] scores)
    {
        var shift = float.NegativeInfinity;
        for (var label = 0; label < scores.Length; label++)
        {
            shift = label == outside ? shift : Math.Max(shift, scores[label]);
        }

        var sum = 0f;
        for (var label = 0; label < scores.Length; label++)
        {
            sum += label == outside ? 0 : MathF.Exp(scores[label] - shift);
        }

        return shift + MathF.Log(sum);
    }
}
