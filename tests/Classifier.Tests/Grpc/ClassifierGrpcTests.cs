using PublicReport.Classifier.Grpc;
using PublicReport.Classifier.Model;
using PublicReport.Protos.Classifier.V1;

namespace PublicReport.Classifier.Tests.Grpc;

/// <summary>On the model that the build trained.</summary>
public sealed class ClassifierGrpcTests
{
    private static readonly ReportModel Served = ModelFile.Load(ClassifierHost.DefaultModelFolder);

    [Fact]
    public async Task Domains_of_one_department_share_its_dispatch_threshold()
    {
        var answer = await ClassifyAsync(explain: false);

        Assert.Equal(Threshold(answer, "gas"), Threshold(answer, "construction"));
        Assert.All(answer.Scores, score => Assert.InRange(score.DispatchThreshold, 0.3, 1));
        Assert.Empty(answer.Evidence);
    }

    [Fact]
    public async Task Evidence_is_stretches_of_the_text_strongest_first()
    {
        var answer = await ClassifyAsync(explain: true);

        Assert.Contains(answer.Evidence, evidence => evidence.Words.Contains("煤气", StringComparison.Ordinal) && evidence.Weight > 0);
        Assert.Equal(answer.Evidence.OrderByDescending(evidence => Math.Abs(evidence.Weight)), answer.Evidence);
    }

    private static Task<ClassifyResponse> ClassifyAsync(bool explain) =>
        new ClassifierGrpc(Served).Classify(new() { Text = "楼下早点铺的煤气罐漏气，嘶嘶响", Explain = explain }, null!);

    private static double Threshold(ClassifyResponse answer, string domain) => answer.Scores.Single(score => score.Domain == domain).DispatchThreshold;
}
