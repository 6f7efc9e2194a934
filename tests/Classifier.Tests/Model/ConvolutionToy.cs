using PublicReport.Classifier.Model;
using PublicReport.Text;

namespace PublicReport.Classifier.Tests.Model;

/// <summary>A network that has learnt two labels of the same letters in another order, and the network's definition to compare with.</summary>
internal static class ConvolutionToy
{
    public const string Others = "今天村里下雨路边有人说起这件事情我们大家都看见了不知道怎么办才好";

    /// <summary>Both labels have the same letters; only their order tells them apart.</summary>
    public static readonly List<TrainingRow> Rows = [.. Enumerable.Range(0, 200).Select(Row)];

    /// <summary>A word in two classes, one in one, and one within another.</summary>
    public static readonly WordClasses Words = new(new OrderedDictionary<string, IReadOnlyList<string>>
    {
        ["crash"] = ["撞", "撞车"],
        ["plant"] = ["树", "下雨"],
        ["thing"] = ["车", "树"],
    });

    private static readonly Lazy<ConvolutionModel> Once = new(() => ConvolutionTrainer.Train(Rows, WordClasses.None, new()));
    private static readonly Lazy<ConvolutionModel> OnceWithWords = new(() => ConvolutionTrainer.Train(Rows, Words, new()));

    public static ConvolutionModel Learnt => Once.Value;

    public static ConvolutionModel LearntWithWords => OnceWithWords.Value;

    public static TrainingRow Row(int index)
    {
        var random = new Random(index);
        string Filler() => new([.. Enumerable.Range(0, random.Next(3, 8)).Select(_ => Others[random.Next(Others.Length)])]);
        return index % 2 == 0 ? new(Filler() + "车撞树" + Filler(), "one") : new(Filler() + "树撞车" + Filler(), "two");
    }

    public static string Found(string text, ConvolutionModel? model = null)
    {
        var scores = (model ?? Learnt).Score(PlainText.Normalize(text));
        return Learnt.Labels[Array.IndexOf(scores, scores.Max())];
    }

    /// <summary>The definition, letter by letter and without tables: the greatest match of each filter, if above zero, times its weights.</summary>
    public static double[] Defined(string plain, ConvolutionParameters learnt)
    {
        var symbols = learnt.Symbols.Read(plain);
        var scores = learnt.Bias.Select(bias => (double)bias).ToArray();
        for (var filter = 0; filter < ConvolutionShape.Filters; filter++)
        {
            var width = ConvolutionShape.WidthOf(filter);
            var best = 0.0;
            for (var start = -(width / 2); start < plain.Length - (width / 2); start++)
            {
                best = Math.Max(best, Match(filter, width, start));
            }

            for (var label = 0; label < scores.Length; label++)
            {
                scores[label] += best * learnt.Weights[(filter * scores.Length) + label];
            }
        }

        return scores;

        double Match(int filter, int width, int start)
        {
            double sum = learnt.FilterBias[filter];
            for (var place = Math.Max(0, -start); place < width && start + place < plain.Length; place++)
            {
                sum += learnt.Symbols.RowsOf(symbols[start + place]).Sum(row => Product(row, ConvolutionShape.Column(filter, place)));
            }

            return sum;
        }

        double Product(int row, int match)
        {
            var sum = 0.0;
            for (var dimension = 0; dimension < ConvolutionShape.Dimensions; dimension++)
            {
                sum += (double)learnt.Embeddings[(row * ConvolutionShape.Dimensions) + dimension] * learnt.Filters[(match * ConvolutionShape.Dimensions) + dimension];
            }

            return sum;
        }
    }
}
