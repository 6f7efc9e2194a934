using System.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using PublicReport.Stack.Tests.Process;
using Xunit;

namespace PublicReport.Stack.Tests.Architecture;

/// <summary>Every gRPC method refuses a caller who shows nothing, except the few that a stranger must be able to call.</summary>
public sealed class AuthorisationTests : IAsyncLifetime
{
    /// <summary>What needs neither token nor service key: the secret is in the message, or there is none to protect.</summary>
    private static readonly string[] Open =
    [
        "Intake/ListTownships", "Intake/UploadEvidence", "Intake/Assess", "Intake/ReadKnownPicture", "Intake/Submit",
        "Tracking/Track", "Tracking/Supplement", "Tracking/Withdraw", "Tracking/ForgetIdentity", "Tracking/Object", "Tracking/Rate",
        "Tracking/Subscribe", "Tracking/Unsubscribe", "Tracking/Insist",
        "Access/SignIn", "Access/RedeemLink",
        // What anybody may read.
        "Statistics/GetPublicFigures", "Statistics/GetPublicListings",
    ];

    private readonly string home = Repository.NewHome();
    private GatewayProcess gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayProcess.StartAsync(home);

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Every_method_refuses_a_stranger_unless_it_is_on_the_short_list()
    {
        using var channel = GrpcChannel.ForAddress(gateway.Core);
        var methods = Methods().ToList();
        Assert.True(methods.Count > Open.Length);
        Assert.All(Open, open => Assert.Contains(methods, method => Short(method) == open));

        foreach (var method in methods.Where(method => !Open.Contains(Short(method))))
        {
            var status = await CallAsync(channel.CreateCallInvoker(), method);
            Assert.True(status is StatusCode.Unauthenticated or StatusCode.PermissionDenied, $"{Short(method)} answered {status}");
        }
    }

    [Fact]
    public async Task A_forged_token_is_refused_everywhere_that_reads_one()
    {
        using var core = new CoreClient(gateway.Core) { Token = "eyJmb3JnZWQiOnRydWV9.AAAA" };

        var refused = await Assert.ThrowsAsync<RpcException>(core.HazardsAsync);
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    private static string Short(IMethod method) => $"{method.ServiceName.Split('.')[^1]}/{method.Name}";

    /// <summary>All methods of the core's contracts, from the generated code.</summary>
    private static IEnumerable<IMethod> Methods() => typeof(Protos.Intake.V1.Intake).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Namespace != "PublicReport.Protos.Classifier.V1")
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(field => typeof(IMethod).IsAssignableFrom(field.FieldType))
        .Select(field => (IMethod)field.GetValue(null)!);

    private static async Task<StatusCode> CallAsync(CallInvoker invoker, IMethod method)
    {
        var types = method.GetType().GetGenericArguments();
        var call = typeof(AuthorisationTests).GetMethod(nameof(SendAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types);
        return await (Task<StatusCode>)call.Invoke(null, [invoker, method])!;
    }

    private static async Task<StatusCode> SendAsync<TRequest, TResponse>(CallInvoker invoker, Method<TRequest, TResponse> method)
        where TRequest : class, new()
        where TResponse : class
    {
        var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(20));
        try
        {
            if (method.Type == MethodType.Unary)
            {
                await invoker.AsyncUnaryCall(method, null, options, new());
            }
            else if (method.Type == MethodType.ServerStreaming)
            {
                using var streaming = invoker.AsyncServerStreamingCall(method, null, options, new());
                await streaming.ResponseStream.MoveNext(CancellationToken.None);
            }
            else if (method.Type == MethodType.ClientStreaming)
            {
                using var streaming = invoker.AsyncClientStreamingCall(method, null, options);
                await streaming.RequestStream.CompleteAsync();
                await streaming.ResponseAsync;
            }
            else
            {
                using var streaming = invoker.AsyncDuplexStreamingCall(method, null, options);
                await streaming.RequestStream.WriteAsync(new());
                await streaming.RequestStream.CompleteAsync();
                await streaming.ResponseStream.MoveNext(CancellationToken.None);
            }

            return StatusCode.OK;
        }
        catch (RpcException error)
        {
            return error.StatusCode;
        }
    }
}
