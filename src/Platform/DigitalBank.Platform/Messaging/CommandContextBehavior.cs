using MediatR;

namespace DigitalBank.Platform.Messaging;

/// <summary>Notes which command is being carried out and why, so that the audit trail can say it.</summary>
internal sealed class CommandContextBehavior<TRequest, TResponse>(CommandContext context) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly Func<TRequest, string?>? ReadReason = typeof(TRequest)
        .GetProperty("Reason", typeof(string))?
        .GetMethod?
        .CreateDelegate<Func<TRequest, string?>>();

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!context.TryEnter(typeof(TRequest).Name, ReadReason?.Invoke(request)))
        {
            return await next();
        }

        try
        {
            return await next();
        }
        finally
        {
            context.Leave();
        }
    }
}
