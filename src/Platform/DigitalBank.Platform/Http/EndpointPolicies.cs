using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Http;

/// <summary>
/// Lets a request through at once that its endpoint's permission lets through: the framework's way to the same answer asks every handler there is
/// and keeps a record of it, at each request. Everything else, refusals included, goes the framework's way.
/// </summary>
internal sealed class EndpointPolicies(IAuthorizationService authorization) : PolicyEvaluator(authorization)
{
    private static readonly Task<PolicyAuthorizationResult> Permitted = Task.FromResult(PolicyAuthorizationResult.Success());

    public override Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        policy is { Requirements: [MayCall permission] } && permission.Permits(context.User)
            ? Permitted
            : base.AuthorizeAsync(policy, authenticationResult, context, resource);
}
