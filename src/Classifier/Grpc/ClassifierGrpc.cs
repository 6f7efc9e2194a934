using Grpc.Core;
using PublicReport.Classifier.Model;
using PublicReport.Protos.Classifier.V1;

namespace PublicReport.Classifier.Grpc;

internal sealed class ClassifierGrpc(ReportModel model) : Protos.Classifier.V1.Classifier.ClassifierBase
{
    public override Task<ClassifyResponse> Classify(ClassifyRequest request, ServerCallContext context)
    {
        var prediction = model.Predict(request.Text);
        var answer = new ClassifyResponse
        {
            UrgentProbability = prediction.UrgentProbability,
            Urgent = prediction.Urgent,
            InvalidProbability = prediction.InvalidProbability,
            ModelVersion = model.Version,
        };
        answer.Scores.AddRange(prediction.Scores.Select(score => new DomainScore
        {
            Domain = score.Label,
            Probability = score.Probability,
            DispatchThreshold = model.DispatchThreshold(score.Label),
        }));
        if (request.Explain)
        {
            answer.Evidence.AddRange(model.Explain(request.Text, prediction.Scores[0].Label)
                .Select(part => new Evidence { Words = part.Words, Weight = part.Weight }));
        }

        return Task.FromResult(answer);
    }

    public override Task<DescribeResponse> Describe(DescribeRequest request, ServerCallContext context)
    {
        var answer = new DescribeResponse { ModelVersion = model.Version };
        answer.Domains.AddRange(model.Domains.Labels);
        return Task.FromResult(answer);
    }
}
