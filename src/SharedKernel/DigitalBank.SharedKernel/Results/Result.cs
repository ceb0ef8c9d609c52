using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Results;

/// <summary>What a command or query answers: a value, or the reason why there is none.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The conversions exist so that a handler can simply return a value or a failure.")]
public sealed class Result<T> : IReplayable<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>The reason, or null when there is a value.</summary>
    public Failure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>True when this answer was given before, to an earlier request with the same idempotency key.</summary>
    public bool IsReplay { get; private init; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The result is a failure: the caller forgot to look.</exception>
    public T Value => Failure is null
        ? _value!
        : throw new InvalidOperationException($"There is no value: {Failure.Code}.");

    public static implicit operator Result<T>(T value) => new(value, failure: null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);

    [SuppressMessage("Design", "CA1000", Justification = "See IOutcome.")]
    public static Result<T> FromFailure(Failure failure) => failure;

    [SuppressMessage("Design", "CA1000", Justification = "See IReplayable.")]
    public static Result<T> Replay(Func<Type, object> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new Result<T>((T)read(typeof(T)), failure: null) { IsReplay = true };
    }

    /// <summary>Marks the answer as the repetition of an earlier one.</summary>
    public Result<T> AsReplay() => new(_value, Failure) { IsReplay = true };

    /// <summary>The same outcome with another value; a failure passes through.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Result<TOther>(Failure is null ? map(_value!) : default, Failure) { IsReplay = IsReplay };
    }
}
