using System.Text.Json;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;

namespace DigitalBank.Platform.Messaging;

/// <summary>Checks the shape of a request before anything else looks at it.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var checkedRequest = await validator.ValidateAsync(request, cancellationToken);
            if (!checkedRequest.IsValid)
            {
                // The first broken rule gives the code, so that the same request always gets the same code; all rules are listed.
                var first = checkedRequest.Errors[0];
                return TResponse.FromFailure(new Failure(first.ErrorCode, FailureKind.Invalid, first.ErrorMessage)
                {
                    Fields = [.. checkedRequest.Errors.Select(e => new FieldFailure(PathOf(e.PropertyName), e.ErrorCode, e.ErrorMessage))],
                });
            }
        }

        return await next();
    }

    private static string PathOf(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
