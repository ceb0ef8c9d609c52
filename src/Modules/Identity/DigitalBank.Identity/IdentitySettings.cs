using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Identity;

/// <summary>Section <c>Identity</c> of the configuration.</summary>
internal sealed class IdentitySettings
{
    /// <summary>How long an access token is good for; also how late a change of somebody's roles may take effect.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After this a customer enters the password again, however busy the session was.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan CustomerSessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The same for staff: one working day.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan StaffSessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Wrong passwords in a row that lock a log-in.</summary>
    [Range(1, 100)] // NIST SP 800-63B, 5.2.2: no more than 100
    public int FailedAttemptsBeforeLock { get; set; } = 5;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan LockDuration { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a step-up waits for its code, and how long a confirmed one counts.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "00:30:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan StepUpLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for new password hashes; older hashes follow at the next log-in.</summary>
    [Range(100_000, 10_000_000)] // OWASP Password Storage Cheat Sheet (2023) asks for 210,000
    public int PasswordHashRounds { get; set; } = 210_000;
}
