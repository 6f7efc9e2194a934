using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;
using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup.Training;

/// <summary>Fits one scorer with ML.NET and writes it as lines that <see cref="PairScorer"/> reads.</summary>
internal static class ScorerFit
{
    /// <param name="pairs">What to learn from.</param>
    /// <param name="leaves">Of one tree; 2 gives a sum of single questions.</param>
    /// <param name="iterations">Trees.</param>
    /// <returns>Lines without sigmoid and thresholds.</returns>
    public static IReadOnlyList<string> Trees(IReadOnlyList<TrainingPair> pairs, int leaves, int iterations)
    {
        var context = new MLContext(seed: 1);
        var model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Example.Weight),
            NumberOfLeaves = leaves,
            NumberOfIterations = iterations,
            LearningRate = 0.06,
            MinimumExampleCountPerLeaf = 40,
            MaximumBinCountPerFeature = 63,
            NumberOfThreads = 1,
            Seed = 1,
            Booster = new GradientBooster.Options { L2Regularization = 5, FeatureFraction = 0.7 },
        }).Fit(Data(context, pairs)).Model;
        var ensemble = ((CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>)model).SubModel.TrainedTreeEnsemble;
        return [Features, .. ensemble.Trees.Select((tree, index) => string.Join('\t', "tree",
            Joined(tree.NumericalSplitFeatureIndexes), Joined(tree.NumericalSplitThresholds), Joined(tree.LeftChild), Joined(tree.RightChild),
            Joined(tree.LeafValues.Select(value => Math.Round(value * ensemble.TreeWeights[index], 5)))))];
    }

    /// <summary>Logistic regression over the features and their products with one another.</summary>
    public static IReadOnlyList<string> Line(IReadOnlyList<TrainingPair> pairs, float l2, bool products)
    {
        var context = new MLContext(seed: 1);
        var terms = PairScorer.Terms(products);
        var data = Data(context, pairs.Select(pair => pair with { Features = PairScorer.Expand(pair.Features, terms) }).ToList());
        var model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Example.Weight),
            L1Regularization = 0,
            L2Regularization = l2,
            MaximumNumberOfIterations = 200,
            NumberOfThreads = 1,
        }).Fit(data).Model.SubModel;
        return [Features, $"bias\t{Number(model.Bias)}", .. terms.Zip(model.Weights, (term, weight) => $"weight\t{term.First}\t{term.Second}\t{Number(weight)}")];
    }

    private static string Features => string.Join('\t', PairFeatures.Names.Prepend("features"));

    private static IDataView Data(MLContext context, IReadOnlyList<TrainingPair> pairs)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, pairs[0].Features.Length);
        return context.Data.LoadFromEnumerable(
            pairs.Select(pair => new Example { Features = Array.ConvertAll(pair.Features, value => (float)value), Label = pair.Same, Weight = pair.Weight }), schema);
    }

    private static string Joined<T>(IEnumerable<T> values)
        where T : IFormattable => string.Join(' ', values.Select(Number));

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private sealed class Example
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
