using Xunit;

namespace PublicReport.Stack.Tests.Process;

public sealed class FreePortTests
{
    /// <summary>Where the system's own choice begins on Linux, for connections and for whoever listens on port 0.</summary>
    private const int SystemsOwn = 32_768;

    [Fact]
    public void A_port_kept_for_later_is_given_once_and_is_none_that_the_system_gives_to_others()
    {
        var ports = new int[50];
        Parallel.For(0, ports.Length, i => ports[i] = GatewayProcess.FreePort());

        Assert.Equal(ports.Length, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 1024, SystemsOwn - 1));
    }
}
