using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DigitalBank.TestKit;

/// <summary>Where a connection is cut, seen from a message on its way to the server.</summary>
public enum Cut
{
    /// <summary>The message never arrives.</summary>
    BeforeTheMessage,

    /// <summary>Half of it arrives.</summary>
    InTheMessage,

    /// <summary>It arrives, and the answer has no way back.</summary>
    AfterTheMessage,

    /// <summary>The sender loses the connection first; the message arrives a while later.</summary>
    MessageArrivesLate,

    /// <summary>It arrives, and half of the answer comes back.</summary>
    InTheAnswer,
}

/// <summary>Stands between the bank and its database server and cuts connections at chosen moments.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(60);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private readonly byte[] _onlyThoseThatSay;
    private readonly Task _accepting;
    private int _late;

    /// <param name="onlyThoseThatSay">Text in a connection's first messages that makes it one to cut, such as the name of the application.</param>
    public CuttingProxy(string host, int port, string onlyThoseThatSay)
    {
        (_host, _port, _onlyThoseThatSay) = (host, port, Encoding.UTF8.GetBytes(onlyThoseThatSay));
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Asked for every message to the server; null lets it pass.</summary>
    public Func<Cut?> Decide { get; set; } = () => null;

    /// <summary>How long a late message takes.</summary>
    public Func<Task> Late { get; set; } = () => Task.Delay(AWhile);

    /// <summary>Whether a message is still on its way whose sender has lost the connection.</summary>
    public bool HasLateMessages => Volatile.Read(ref _late) > 0;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Told to stop.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        try
        {
            using (client)
            {
                client.NoDelay = true;
                await server.ConnectAsync(_host, _port);
                await new Connection(this, client, server).CarryAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two has closed it.
        }
    }

    private sealed class Connection(CuttingProxy proxy, TcpClient client, TcpClient server)
    {
        private readonly NetworkStream _client = client.GetStream();
        private readonly NetworkStream _server = server.GetStream();
        private bool _isToBeCut;
        private volatile bool _cutsAnswer;

        /// <summary>Until it is cut or one of the two closes it.</summary>
        public async Task CarryAsync()
        {
            var messages = CarryMessagesAsync();
            await Task.WhenAny(messages, CarryAnswersAsync());
            if (messages.IsCompleted)
            {
                await messages;
            }
        }

        private async Task CarryMessagesAsync()
        {
            var buffer = new byte[65_536];
            int length;
            while ((length = await _client.ReadAsync(buffer)) > 0)
            {
                var message = buffer.AsMemory(0, length);
                _isToBeCut |= message.Span.IndexOf(proxy._onlyThoseThatSay) >= 0;
                if (_isToBeCut && proxy.Decide() is { } cut)
                {
                    if (cut == Cut.InTheAnswer)
                    {
                        _cutsAnswer = true;
                    }
                    else
                    {
                        await CutAsync(cut, message);
                        return;
                    }
                }

                await _server.WriteAsync(message);
            }
        }

        private async Task CutAsync(Cut cut, ReadOnlyMemory<byte> message)
        {
            switch (cut)
            {
                case Cut.InTheMessage:
                    await _server.WriteAsync(message[..(message.Length / 2)]);
                    break;
                case Cut.AfterTheMessage:
                    await _server.WriteAsync(message);
                    break;
                case Cut.MessageArrivesLate:
                    await ArriveLateAsync(message);
                    break;
            }
        }

        private async Task ArriveLateAsync(ReadOnlyMemory<byte> message)
        {
            Interlocked.Increment(ref proxy._late);
            try
            {
                client.Close();
                await proxy.Late();
                await _server.WriteAsync(message);
                await Task.Delay(AWhile);
            }
            finally
            {
                Interlocked.Decrement(ref proxy._late);
            }
        }

        private async Task CarryAnswersAsync()
        {
            var buffer = new byte[65_536];
            int length;
            while ((length = await _server.ReadAsync(buffer)) > 0)
            {
                if (_cutsAnswer)
                {
                    await _client.WriteAsync(buffer.AsMemory(0, length / 2));
                    return;
                }

                await _client.WriteAsync(buffer.AsMemory(0, length));
            }
        }
    }
}
