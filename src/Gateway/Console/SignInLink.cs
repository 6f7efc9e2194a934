using Microsoft.AspNetCore.Components;

namespace PublicReport.Gateway.Console;

/// <summary>The way to sign-in that leads back to where somebody was.</summary>
internal static class SignInLink
{
    public static string From(NavigationManager navigation) => To($"/{navigation.ToBaseRelativePath(navigation.Uri)}");

    public static string To(string? back) => $"/console/sign-in?return={Uri.EscapeDataString(back ?? "")}";
}
