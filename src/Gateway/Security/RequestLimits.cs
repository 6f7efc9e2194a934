using System.Threading.RateLimiting;
using PublicReport.Gateway.Public;

namespace PublicReport.Gateway.Security;

/// <summary>
/// How much each surface takes. Per client bucket where people come themselves (generous: a mobile network hides a village behind one address),
/// in total where few servers call us. Whoever is too fast waits first and is refused only after that.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Phone pages.</summary>
    public const string Pages = "pages";

    /// <summary>Console pages, its circuits and pictures.</summary>
    public const string Console = "console";

    /// <summary>Attempts to sign in; the core counts per account besides.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Style sheets and scripts.</summary>
    public const string Assets = "assets";

    /// <summary>Servers: WeChat's callback, the simulator, health.</summary>
    public const string Servers = "servers";

    private const int UploadsAtOnce = 24;

    /// <summary>A share of <see cref="UploadsAtOnce"/> that leaves room for three other addresses, whatever one does; a village behind one waits in line.</summary>
    private const int UploadsOfOneClient = 6;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddSingleton<ClientBuckets>();
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) => PlainPage.WriteAsync(context.HttpContext, PublicTexts.TooOften);
            // First the client's own share: who waits for that takes no place from others.
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Uploads(context => context.RequestServices.GetRequiredService<ClientBuckets>().Of(context), UploadsOfOneClient), Uploads(_ => "all", UploadsAtOnce));
            options.AddPolicy(Pages, context => PerClient(context, burst: 120, perSecond: 4));
            options.AddPolicy(Console, context => PerClient(context, burst: 600, perSecond: 20));
            options.AddPolicy(SignIn, context => PerClient(context, burst: 30, perSecond: 1));
            options.AddPolicy(Assets, context => PerClient(context, burst: 600, perSecond: 50));
            options.AddPolicy(Servers, _ => RateLimitPartition.GetConcurrencyLimiter(
                Servers, _ => new() { PermitLimit = 512, QueueLimit = 1024 }));
        });
    }

    private static PartitionedRateLimiter<HttpContext> Uploads(Func<HttpContext, string> bucket, int atOnce) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsUpload(context)
            ? RateLimitPartition.GetConcurrencyLimiter(bucket(context), _ => new() { PermitLimit = atOnce, QueueLimit = atOnce * 4 })
            : RateLimitPartition.GetNoLimiter(""));

    private static bool IsUpload(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    private static RateLimitPartition<string> PerClient(HttpContext context, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(context.RequestServices.GetRequiredService<ClientBuckets>().Of(context), _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = perSecond * 5,
        });
}
