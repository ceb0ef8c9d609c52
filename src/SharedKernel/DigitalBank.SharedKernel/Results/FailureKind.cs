namespace DigitalBank.SharedKernel.Results;

/// <summary>Classes of refusal in the order in which they are checked and reported.</summary>
public enum FailureKind
{
    /// <summary>The request is malformed (400).</summary>
    Invalid,

    /// <summary>The caller has not shown who it is, or no longer may (401).</summary>
    Unauthenticated,

    /// <summary>The caller may not do this (403).</summary>
    Forbidden,

    /// <summary>Nothing there, or it belongs to someone else (404).</summary>
    NotFound,

    /// <summary>The state has changed underneath, or the thing exists already (409).</summary>
    Conflict,

    /// <summary>Well-formed and allowed, but a rule of the bank says no (422).</summary>
    Rejected,

    /// <summary>A dependency is not available; the same request may succeed later (503).</summary>
    Unavailable,
}
