using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Console;

/// <summary>What every page of signed-in staff shares: who is there, the sentence to show, and live changes.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource closed = new();
    private int asked;
    private bool shown;

    [CascadingParameter]
    public ConsoleLayout? Layout { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    public ICaseworkBackend Casework { get; set; } = null!;

    [Inject]
    public NavigationManager Navigation { get; set; } = null!;

    [Inject]
    public TimeProvider Clock { get; set; } = null!;

    protected SessionView Session { get; private set; } = null!;

    protected string Problem { get; set; } = "";

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            closed.Cancel();
            closed.Dispose();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        if (ConsoleSession.Read((await Authentication).User) is not { } session)
        {
            Navigation.NavigateTo(SignInLink.From(Navigation), forceLoad: true);
            return;
        }

        Session = session;
        await LoadAsync();
        shown = true;
    }

    protected abstract Task LoadAsync();

    /// <returns>The value; otherwise null, and <see cref="Problem"/> says why.</returns>
    protected T? Take<T>(Answer<T> answer)
    {
        Problem = answer.IsOk ? "" : ErrorTexts.For(answer.ErrorCode);
        if (answer.ErrorCode == "not-signed-in")
        {
            EndSession();
        }

        return answer.Value;
    }

    /// <summary>Straight to sign-in and back; but a page somebody may be typing on stays, and says it on top.</summary>
    private void EndSession()
    {
        if (shown && Layout is not null)
        {
            Layout.ShowEnded();
        }
        else
        {
            Navigation.NavigateTo($"{SignInLink.From(Navigation)}&error=not-signed-in", forceLoad: true);
        }
    }

    /// <summary>For what is asked again with every filter and every change: an answer is dropped when the page has asked again before it came.</summary>
    /// <returns>As <see cref="Take"/>; null also where the answer is dropped.</returns>
    protected async Task<T?> TakeLatestAsync<T>(Task<Answer<T>> asking)
    {
        var mine = ++asked;
        var answer = await asking;
        return mine == asked ? Take(answer) : default;
    }

    /// <summary>Loads again on every change until the page is closed; a broken stream is opened again.</summary>
    protected async Task FollowAsync()
    {
        var token = closed.Token;
        while (!token.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in Casework.WatchAsync(Session.Token, token))
                {
                    await InvokeAsync(async () =>
                    {
                        await LoadAsync();
                        StateHasChanged();
                    });
                }

                await Task.Delay(ReconnectAfter, Clock, token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (BackendException error) when (error.Code != "not-signed-in")
            {
                await InvokeAsync(() =>
                {
                    Problem = ErrorTexts.For(error.Code);
                    StateHasChanged();
                });
                await Task.Delay(ReconnectAfter, Clock, CancellationToken.None);
            }
            catch (BackendException)
            {
                await InvokeAsync(EndSession);
                return;
            }
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && Session is not null && Follows)
        {
            _ = FollowAsync();
        }
    }

    /// <summary>Whether the page loads again when something changes.</summary>
    protected virtual bool Follows => true;
}
