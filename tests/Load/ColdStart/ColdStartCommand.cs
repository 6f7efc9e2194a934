using System.CommandLine;
using System.Diagnostics;
using Grpc.Net.Client;
using PublicReport.Protos.Intake.V1;
using PublicReport.Stack.Tests;
using PublicReport.Stack.Tests.Process;

namespace PublicReport.Load.ColdStart;

/// <summary>From starting the built program on an empty folder to the receipt of the first report.</summary>
internal static class ColdStartCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "starts, each on a new folder" };
        var command = new Command("cold-start", "Measures the time from the start of the whole stack to the first accepted report.") { rounds };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(rounds), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        var seconds = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            seconds.Add(await MeasureAsync(cancellationToken));
        }

        Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { coldStartSeconds = seconds.Select(value => Math.Round(value, 2)), worst = Math.Round(seconds.Max(), 2) }));
        return 0;
    }

    private static async Task<double> MeasureAsync(CancellationToken cancellationToken)
    {
        var home = Repository.NewHome();
        try
        {
            var started = Stopwatch.GetTimestamp();
            await using var gateway = await GatewayProcess.StartAsync(home);
            using var channel = GrpcChannel.ForAddress(gateway.Core);
            var accepted = await new Intake.IntakeClient(channel).SubmitAsync(
                new()
                {
                    RequestId = "cold-start-request-1",
                    AreaCode = "341503205",
                    Text = "松岗村小学门口电线杆歪了，快倒了",
                    Channel = Protos.Intake.V1.Channel.Partner,
                    Anonymity = Anonymity.Anonymous,
                },
                cancellationToken: cancellationToken);
            return accepted.Receipt.Length > 0 ? Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException("no receipt");
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
