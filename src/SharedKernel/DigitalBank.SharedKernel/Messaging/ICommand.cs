using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.SharedKernel.Messaging;

/// <summary>An order that changes something.</summary>
public interface ICommand<T> : IRequest<Result<T>>;

/// <summary>A question that changes nothing.</summary>
public interface IQuery<T> : IRequest<Result<T>>;

/// <summary>Carries out one kind of command.</summary>
public interface ICommandHandler<in TCommand, T> : IRequestHandler<TCommand, Result<T>>
    where TCommand : ICommand<T>;

/// <summary>Answers one kind of query.</summary>
public interface IQueryHandler<in TQuery, T> : IRequestHandler<TQuery, Result<T>>
    where TQuery : IQuery<T>;
