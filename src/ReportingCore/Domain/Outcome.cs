namespace PublicReport.ReportingCore.Domain;

/// <summary>Why an expected refusal happened, in the terms a caller can act on; the gRPC edge maps each to one status.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong and will stay wrong.</summary>
    Invalid,

    /// <summary>No such thing, or none the caller may see: both look the same.</summary>
    NotFound,

    /// <summary>The caller is known but may not do this.</summary>
    Forbidden,

    /// <summary>The caller is not signed in, or the token has expired.</summary>
    Unauthenticated,

    /// <summary>The thing is in a state in which this act is not possible.</summary>
    NotAllowedNow,

    /// <summary>Somebody else changed it first: read again.</summary>
    Conflict,

    /// <summary>Too many tries: wait.</summary>
    TooMany,

    /// <summary>The store did not answer before the deadline; the same request id may be sent again.</summary>
    Unavailable,
}

/// <summary>An expected refusal: a value, not an exception. <paramref name="Code"/> is stable and crosses the wire.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string Detail = "")
{
    /// <summary>With a conflict: what somebody else did meanwhile.</summary>
    public NewerAct? Newer { get; init; }
}

/// <summary>The latest act of somebody else, for whoever was too late.</summary>
public sealed record NewerAct(string Act, string ActorName, string Department, DateTimeOffset At);

/// <summary>An answer that may be a refusal.</summary>
public interface IRefusable
{
    Refusal? Refusal { get; }
}

/// <summary>Lets pipeline behaviours refuse without knowing the answer's type.</summary>
public interface IOutcome<out TSelf> : IRefusable
    where TSelf : IOutcome<TSelf>
{
    static abstract TSelf Refused(Refusal refusal);
}

/// <summary>Either a value or a refusal.</summary>
public sealed record Outcome<T> : IOutcome<Outcome<T>>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool IsOk => Refusal is null;

    /// <exception cref="InvalidOperationException">The outcome is a refusal.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"refused: {Refusal.Code}");

    public static Outcome<T> Ok(T value) => new(value, null);

    public static Outcome<T> Refused(Refusal refusal) => new(default, refusal);

    public static implicit operator Outcome<T>(T value) => Ok(value);

    public static implicit operator Outcome<T>(Refusal refusal) => Refused(refusal);
}

/// <summary>The answer of acts that return nothing else.</summary>
public sealed record Done
{
    public static Done Instance { get; } = new();
}
