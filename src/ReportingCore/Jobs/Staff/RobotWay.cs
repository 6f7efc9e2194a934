using System.Text.Json;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Jobs.Staff;

/// <summary>WeCom group robot: one POST, answered with errcode 0. No redirects and no proxy: nothing leaves for a host nobody configured.</summary>
internal sealed class RobotWay : IStaffWay, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public string Name => "robot";

    public bool Serves(StaffTargets targets) => targets.Robot is not null;

    public async Task SendAsync(StaffTargets targets, Delivery delivery, Jurisdiction jurisdiction, CancellationToken cancellationToken)
    {
        string[] everybody = delivery.Kind == Delivery.UrgentAlert ? ["@all"] : [];
        try
        {
            using var response = await http.PostAsJsonAsync(
                targets.Robot, new { msgtype = "text", text = new { content = $"【{jurisdiction.Name}】{delivery.Text}", mentioned_list = everybody } }, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new StaffWayException($"robot-http-{(int)response.StatusCode}");
            }

            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (!answer.TryGetProperty("errcode", out var code) || code.GetInt32() != 0)
            {
                throw new StaffWayException($"robot-{code}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or InvalidOperationException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new StaffWayException("robot-failed", error);
        }
    }

    public void Dispose() => http.Dispose();
}
