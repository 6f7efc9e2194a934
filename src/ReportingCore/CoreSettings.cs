namespace PublicReport.ReportingCore;

/// <summary>What the core needs to start; bound from configuration by <see cref="From"/>.</summary>
public sealed record CoreSettings
{
    private const int ShortestSigningKey = 32;

    /// <summary>ConnectionStrings:Redis.</summary>
    public required string Redis { get; init; }

    /// <summary>Services:Classifier.</summary>
    public required string Classifier { get; init; }

    /// <summary>Services:ClassifierPatience: how long a reporter's call waits for the classifier before the report goes to triage; 300 ms.</summary>
    public TimeSpan ClassifierPatience { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Folder of jurisdiction files.</summary>
    public required string Jurisdictions { get; init; }

    /// <summary>Folder for evidence and the store's canary.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>File with the master key; created on first use, never inside the data folder's backup.</summary>
    public required string KeyFile { get; init; }

    /// <summary>ActorToken:SigningKey, at least 32 characters; the core alone has it.</summary>
    public required string ActorTokenSigningKey { get; init; }

    /// <summary>Services:Key: what the Gateway shows for calls no one else may make. Empty: such calls are taken from this machine only.</summary>
    public string ServiceKey { get; init; } = "";

    /// <exception cref="SettingsException">Names every missing setting.</exception>
    /// <exception cref="InvalidDataException">The signing key is too short to be a secret.</exception>
    public static CoreSettings From(IConfiguration configuration)
    {
        var missing = new List<string>();
        var settings = new CoreSettings
        {
            Redis = Required("ConnectionStrings:Redis"),
            Classifier = Required("Services:Classifier"),
            ClassifierPatience = configuration.GetValue("Services:ClassifierPatience", TimeSpan.FromMilliseconds(300)),
            Jurisdictions = Required("Jurisdictions"),
            DataDirectory = Required("DataDirectory"),
            KeyFile = Required("KeyFile"),
            ActorTokenSigningKey = Required("ActorToken:SigningKey"),
            ServiceKey = configuration["Services:Key"] ?? "",
        };
        if (missing.Count > 0)
        {
            throw new SettingsException(missing);
        }

        return settings.ActorTokenSigningKey.Length >= ShortestSigningKey
            ? settings
            : throw new InvalidDataException($"ActorToken__SigningKey must have at least {ShortestSigningKey} characters: who finds it by trying can sign in as anybody.");

        string Required(string name)
        {
            if (configuration[name] is { Length: > 0 } value)
            {
                return value;
            }

            missing.Add(name.Replace(":", "__", StringComparison.Ordinal));
            return "";
        }
    }
}

/// <summary>Required settings are missing; the message names them as environment variables.</summary>
public sealed class SettingsException(IReadOnlyList<string> missing)
    : Exception($"Required settings are missing: {string.Join(", ", missing)}.")
{
    public IReadOnlyList<string> Missing { get; } = missing;
}
