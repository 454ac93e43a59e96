package floorplan.api.receiptfile;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.request.RequestHashes;
import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.receiptfile.ArrivedFile;
import floorplan.store.receiptfile.FileArrivals;
import floorplan.store.receiptfile.FileParts;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.NewReceiptFile;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Receives files and keeps their bytes, as the API's own user, who cannot delete them. Holds one part in memory. */
final class ReceiptUploads {
    private final ReceiptFiles files;
    private final FileParts parts;
    private final FileArrivals arrivals;
    private final FileReasons reasons;

    ReceiptUploads(ReceiptFiles files, FileParts parts, FileArrivals arrivals, FileReasons reasons) {
        this.files = files;
        this.parts = parts;
        this.arrivals = arrivals;
        this.reasons = reasons;
    }

    /**
     * The result of an upload.
     *
     * @param id of the row that the upload made
     * @param arrived whether the file is new
     */
    record Upload(String id, ArrivedFile arrived) {}

    /**
     * Receives a file to its end.
     *
     * @param client the client that sends it
     * @throws ApiProblem if the file breaks off
     */
    Upload receive(FileRequest request, InputStream body, String client) {
        ReceiptFileRow row = files.open(new NewReceiptFile(
                UUID.randomUUID().toString().replace("-", ""),
                request.profile().name(),
                request.profile().hash(),
                request.account(),
                request.profile().comparing(),
                request.statementId(),
                request.control(),
                client));
        String sha256;
        try {
            sha256 = keep(row, body);
        } catch (IOException | RuntimeException e) {
            giveUp(row);
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            throw new ApiProblem(ProblemType.INVALID_REQUEST, "The file broke off. Send it again.");
        }
        String requestKey = RequestHashes.ofContent(
                sha256,
                row.profileHash(),
                row.statementId(),
                row.control() == null ? null : row.control().text());
        ArrivedFile arrived = arrivals.arrived(row, sha256, requestKey);
        if (arrived instanceof ArrivedFile.OtherContent other) {
            reasons.add(
                    row.seq(),
                    List.of(LineReason.ofFile(
                            "file " + other.first().id() + " has the same account and statement id with other bytes")));
        }
        return new Upload(row.id(), arrived);
    }

    /** @return the SHA-256 of the bytes */
    private String keep(ReceiptFileRow row, InputStream body) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] bytes = body.readNBytes(FileParts.PART);
        for (int part = 0; bytes.length > 0; part++) {
            digest.update(bytes);
            size += bytes.length;
            if (!parts.add(row.seq(), part, bytes, size)) {
                throw new ApiProblem(
                        ProblemType.INVALID_REQUEST,
                        "The file stopped arriving for too long and was given up. Send it again.");
            }
            bytes = body.readNBytes(FileParts.PART);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void giveUp(ReceiptFileRow row) {
        if (files.move(row.id(), ReceiptFileStatus.RECEIVING, ReceiptFileStatus.REFUSED)) {
            reasons.add(row.seq(), List.of(LineReason.ofFile("the file could not be received whole")));
        }
    }
}
