using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>The console with somebody signed in, in front of <see cref="CaseworkDouble"/>; no browser, no network.</summary>
internal sealed class ConsoleStage : BunitContext
{
    public ConsoleStage()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddAuthorizationCore();
        Services.AddCascadingAuthenticationState();
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn());
        Services.AddSingleton<INavigationInterception>(new NoInterception());
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<ICaseworkBackend>(Casework);
        Services.AddSingleton<ICaseOfficeBackend>(new CaseOfficeDouble());
    }

    public static SessionView Session { get; } = new(
        "token", "341503205", "li", "李四", "power-supply", "供电所", ["handler"], DateTimeOffset.UtcNow.AddHours(10));

    public FakeTimeProvider Clock { get; } = new(Session.ExpiresAt.AddHours(-10));

    public CaseworkDouble Casework { get; } = new();

    /// <summary>A hazard everything in <paramref name="acts"/> may be done with.</summary>
    public void Add(string id, string number, string title, params string[] acts) => Casework.Files[id] = new()
    {
        Summary = new() { Id = id, Number = number, Title = title, State = "registered", Version = 5 },
        Routing = new("", [], [], "", ""),
        Reports = [new() { Id = $"report-{id}", Order = 1, Text = title, Anonymity = "anonymous" }],
        AllowedActs = acts,
    };

    /// <summary>Opens the console at an address, as typed into the address bar.</summary>
    public IRenderedComponent<Routes> Open(string address)
    {
        GoTo(address);
        return Render<Routes>();
    }

    /// <summary>Follows a link inside the open console.</summary>
    public void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(ConsoleSession.ToPrincipal(Session)));
    }

    private sealed class NoInterception : INavigationInterception
    {
        public Task EnableNavigationInterceptionAsync() => Task.CompletedTask;
    }
}
