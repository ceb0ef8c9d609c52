using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Risk.Contracts.Scorecards;

/// <summary>Scores an applicant by what the request says. Nothing is kept: whoever decides keeps the values and the hash.</summary>
/// <param name="Scorecard">The name under which it was published.</param>
/// <param name="Hash">One certain scorecard, to score again as it was done then; null for the one published last.</param>
/// <param name="Values">By attribute. Attributes that the scorecard does not know are passed over; those missing here count as missing.</param>
public sealed record ScoreApplicant(string Scorecard, string? Hash, IReadOnlyDictionary<string, string> Values) : IQuery<ApplicantScore>;

/// <param name="Hash">Which scorecard it was.</param>
/// <param name="BestScore">What an applicant with the best values would have; less the points of all reasons it is the score.</param>
/// <param name="ProbabilityOfDefault">Between 0 and 1, to six decimals; it follows from the score alone.</param>
/// <param name="Reasons">What took points, most first.</param>
public sealed record ApplicantScore(
    string Scorecard, string Hash, int Score, int BestScore, decimal ProbabilityOfDefault, IReadOnlyList<ScoreReason> Reasons);

/// <param name="Lost">Points that the attribute's best value would have given more.</param>
public sealed record ScoreReason(string Attribute, int Lost);
