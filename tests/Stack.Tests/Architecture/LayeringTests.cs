using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MediatR;
using Xunit;

namespace PublicReport.Stack.Tests.Architecture;

/// <summary>Where things may stand, read from the sources and the built assemblies.</summary>
public sealed partial class LayeringTests
{
    private static readonly Assembly Core = typeof(ReportingCore.ReportingCoreHost).Assembly;
    private static readonly Assembly Gateway = typeof(Gateway.GatewayHost).Assembly;

    [Fact]
    public void Generated_types_stop_in_the_grpc_and_backend_folders()
    {
        AssertOnlyIn(
            Sources("src"), GeneratedNamespace(),
            "src/ReportingCore/Grpc/", "src/ReportingCore/Classification/", "src/ReportingCore/ReportingCoreHost.cs",
            "src/Classifier/Grpc/", "src/Gateway/Backend/");
    }

    [Fact]
    public void The_domain_knows_no_store_no_wire_no_mediator_and_no_clock()
    {
        foreach (var source in Sources("src/ReportingCore/Domain"))
        {
            Assert.False(ForbiddenInDomain().IsMatch(source.Code), $"{source.Path}: {ForbiddenInDomain().Match(source.Code).Value}");
        }
    }

    [Fact]
    public void Store_commands_of_the_core_stand_only_in_its_storage_folder() =>
        AssertOnlyIn(Sources("src/ReportingCore"), StoreCommand(), "src/ReportingCore/Storage/");

    [Fact]
    public void Store_commands_of_the_gateway_stand_only_in_its_storage_folder() =>
        AssertOnlyIn(Sources("src/Gateway"), StoreCommand(), "src/Gateway/Storage/");

    [Fact]
    public void Only_commands_that_garnet_and_redis_share_are_used()
    {
        foreach (var source in Sources("src"))
        {
            Assert.False(NotShared().IsMatch(source.Code), $"{source.Path}: {NotShared().Match(source.Code).Value}");
        }
    }

    [Fact]
    public void The_gateway_knows_the_core_only_where_it_starts_it()
    {
        var types = Sources("src/Gateway").Where(source => CoreNamespace().IsMatch(source.Code)).Select(source => source.Path);

        // Reading a receipt code and the datum of a pin is pure and the same on both sides.
        // Settings and program share the exceptions that end a start in one sentence.
        Assert.All(types, path => Assert.True(
            path.StartsWith("src/Gateway/Standalone/", StringComparison.Ordinal) || path is "src/Gateway/GatewayProgram.cs" or "src/Gateway/GatewaySettings.cs", path));
    }

    [Fact]
    public void Nothing_public_and_static_can_be_changed()
    {
        var fields = new[] { Core, Gateway, typeof(Jurisdictions.Jurisdiction).Assembly, typeof(Classifier.ClassifierHost).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("PublicReport", StringComparison.Ordinal) == true && !IsGenerated(type))
            .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(member => member is FieldInfo { IsInitOnly: false, IsLiteral: false } or PropertyInfo { SetMethod: not null } && !IsGenerated(member) && !member.IsDefined(typeof(ThreadStaticAttribute)))
            .Select(member => $"{member.DeclaringType!.FullName}.{member.Name}");

        Assert.Empty(fields);
    }

    [Fact]
    public void Every_request_has_exactly_one_handler()
    {
        var handlers = Core.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .SelectMany(type => type.GetInterfaces()).Where(IsHandler).ToLookup(contract => contract.GetGenericArguments()[0]);
        var requests = Core.GetTypes().Where(type => !type.IsAbstract && type.GetInterfaces().Any(IsRequest)).ToList();

        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.True(handlers[request].Count() == 1, $"{request.Name} has {handlers[request].Count()} handlers"));
    }

    [Fact]
    public void No_file_is_longer_than_250_lines()
    {
        var tooLong = Sources("src").Concat(Sources("tests")).Where(source => source.Code.Count(c => c == '\n') > 250).Select(source => source.Path);

        Assert.Empty(tooLong);
    }

    private static bool IsHandler(Type contract) => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);

    private static bool IsRequest(Type contract) => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>);

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member.Name.Contains('<', StringComparison.Ordinal)
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || (member.DeclaringType is { } outer && IsGenerated(outer))
        || (member is Type { Namespace: { } space } && space.StartsWith("PublicReport.Protos", StringComparison.Ordinal));

    private static void AssertOnlyIn(IEnumerable<Source> sources, Regex what, params string[] allowed)
    {
        var found = sources.Where(source => what.IsMatch(source.Code)).Select(source => source.Path).ToList();

        Assert.Contains(found, path => allowed.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.All(found, path => Assert.True(allowed.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)), path));
    }

    private static IEnumerable<Source> Sources(string folder) =>
        Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(file => new Source(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(source => !source.Path.Contains("/obj/", StringComparison.Ordinal) && !source.Path.Contains("/bin/", StringComparison.Ordinal));

    private sealed record Source(string Path, string Code);

    [GeneratedRegex(@"\bProtos\.\w+\.V1\b")]
    private static partial Regex GeneratedNamespace();

    [GeneratedRegex(@"\b(StackExchange|Grpc\.Core|MediatR|DateTime\.(Utc)?Now|DateTimeOffset\.(Utc)?Now|TimeProvider|Stopwatch|Guid\.NewGuid|Random\.Shared)\b")]
    private static partial Regex ForbiddenInDomain();

    [GeneratedRegex(@"\b(String(Get|Set|Increment|Append|GetDelete|GetSet)|Key(Delete|Exists|Expire)|SortedSet(Range|Remove|Score|Rank|Length)\w*|Hash(Get|Set|Delete)|List(Range|LeftPush|RightPush|Trim)|Set(Add|Members|Contains)|Lock(Take|Release|Extend))(Async)?\(")]
    private static partial Regex StoreCommand();

    [GeneratedRegex(@"\b(Stream(Add|Read|ReadGroup|Range|Acknowledge)(Async)?\(|ScriptEvaluate\w*|Geo(Add|Search|Radius)\w*|Sort(Async)?\(RedisKey|KeyCopy\w*|FunctionLoad)\(?")]
    private static partial Regex NotShared();

    [GeneratedRegex(@"\bPublicReport\.ReportingCore(?!\.Domain\.(Reports|Places);)\b")]
    private static partial Regex CoreNamespace();
}
