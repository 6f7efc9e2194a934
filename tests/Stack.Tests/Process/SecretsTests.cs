using Microsoft.Extensions.Configuration;
using PublicReport.Gateway;
using PublicReport.ReportingCore;
using Xunit;

namespace PublicReport.Stack.Tests.Process;

/// <summary>A secret that anybody can guess, or a door beside the one that is watched, ends the start.</summary>
public sealed class SecretsTests
{
    [Fact]
    public void A_signing_key_of_four_letters_ends_the_start_with_its_name()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("test"));

        Assert.Contains("ActorToken__SigningKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("test", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Read(new string('k', 32)));
    }

    [Fact]
    public void Standalone_refuses_endpoints_that_overrule_its_address()
    {
        var error = Assert.Throws<StartException>(() => StartOptions.Read(["--standalone", "--Kestrel:Endpoints:Open:Url=http://0.0.0.0:5999"]));

        Assert.Contains("Kestrel__Endpoints", error.Message, StringComparison.Ordinal);
    }

    private static CoreSettings Read(string signingKey) => CoreSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Redis"] = "r",
        ["Services:Classifier"] = "http://c",
        ["Jurisdictions"] = "j",
        ["DataDirectory"] = "d",
        ["KeyFile"] = "k",
        ["ActorToken:SigningKey"] = signingKey,
    }).Build());
}
