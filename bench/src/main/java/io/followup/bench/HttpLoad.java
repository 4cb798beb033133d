package io.followup.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Posts prepared requests over keep-alive connections, as cheaply as a client can: the machine is
 * shared with what is measured.
 */
final class HttpLoad {
  private HttpLoad() {}

  /**
   * @param perSecond answers of 200 per second
   * @param refused answers other than 200
   */
  record Result(double perSecond, Lags lags, int refused) {}

  static Result post(Webhook.Target target, List<byte[]> requests, int connections)
      throws Exception {
    ConcurrentLinkedQueue<byte[]> left = new ConcurrentLinkedQueue<>(requests);
    List<Double> millis = Collections.synchronizedList(new ArrayList<>(requests.size()));
    int refused = 0;
    long began = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(clients.submit(() -> client(target, left, millis)));
      }
      for (Future<Integer> client : running) {
        refused += client.get();
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Result((requests.size() - refused) / seconds, Lags.ofMillis(millis), refused);
  }

  private static int client(
      Webhook.Target target, ConcurrentLinkedQueue<byte[]> left, List<Double> millis) {
    List<Double> mine = new ArrayList<>();
    int refused = 0;
    try (Socket socket = new Socket("127.0.0.1", target.port())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (byte[] request = left.poll(); request != null; request = left.poll()) {
        long began = System.nanoTime();
        out.write(request);
        if (answer(in) != 200) {
          refused++;
        }
        mine.add((System.nanoTime() - began) / 1e6);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    millis.addAll(mine);
    return refused;
  }

  /** Reads one answer to its end and returns its status. */
  private static int answer(InputStream in) throws IOException {
    String statusLine = line(in);
    int length = -1;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        chunked = true;
      }
    }
    if (chunked) {
      for (int size = Integer.parseInt(line(in), 16); ; size = Integer.parseInt(line(in), 16)) {
        in.skipNBytes(size);
        line(in);
        if (size == 0) {
          break;
        }
      }
    } else {
      in.skipNBytes(Math.max(0, length));
    }
    return Integer.parseInt(statusLine.split(" ")[1]);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException(
            "the api closed the connection after '" + text.toString().strip() + "'");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return new String(
        text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
