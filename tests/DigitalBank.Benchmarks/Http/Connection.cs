using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DigitalBank.Benchmarks.Http;

/// <summary>One connection with at most one request under way.</summary>
internal sealed class Connection : IDisposable
{
    private readonly byte[] _request;
    private readonly byte[] _answer;
    private readonly Socket _socket;
    private int _length;
    private int _sent;
    private int _received;

    /// <param name="room">Bytes for the longest request and the longest answer.</param>
    public Connection(EndPoint address, int room)
    {
        (_request, _answer) = (new byte[room], new byte[room]);
        _socket = Open(address);
        _socket.Connect(address);
        _socket.Blocking = false;
    }

    public int Descriptor => (int)_socket.Handle;

    /// <summary>From when the wait for the answer counts.</summary>
    public long Since { get; private set; }

    public bool IsWaitingToSend => _sent < _length;

    public ReadOnlySpan<byte> Answer => _answer.AsSpan(0, _received);

    public void Start(IRequests requests, long since)
    {
        (Since, _sent, _received) = (since, 0, 0);
        _length = requests.Write(_request);
        GoOnSending();
    }

    public void GoOnSending()
    {
        while (IsWaitingToSend)
        {
            var sent = _socket.Send(_request.AsSpan(_sent, _length - _sent), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                return;
            }

            _sent += error == SocketError.Success ? sent : throw new SocketException((int)error);
        }
    }

    /// <returns>True when the answer is complete.</returns>
    public bool Receive()
    {
        var received = _socket.Receive(_answer.AsSpan(_received), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return false;
        }

        _received += error == SocketError.Success && received > 0 ? received : throw new IOException($"The bank closed the connection ({error}).");
        return IsComplete(Answer);
    }

    public void Dispose() => _socket.Dispose();

    private static Socket Open(EndPoint address) => address is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var length = head.IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8); // chunked
        }

        var digits = head[(length + 16)..];
        var stop = digits.IndexOf((byte)'\r');
        return answer.Length >= end + 4 + int.Parse(stop < 0 ? digits : digits[..stop], CultureInfo.InvariantCulture);
    }
}
